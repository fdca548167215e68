-- Somebody or something that can sign in.
create table accounts (
    id @id primary key,
    name @text not null unique,
    display @text not null,
    machine @int not null,
    unit_id @id,
    -- Area of the unit, so that lists can be filtered by area.
    area_path @text not null,
    email @text,
    disabled_at @int,
    -- Argon2id in PHC form; null until the person has set one.
    password_hash @text,
    -- Sealed with the installation's key; the offered one waits for its owner to confirm it.
    totp_secret @bytes,
    totp_offered @bytes,
    -- The newest time step whose code was accepted: an older or equal one is a replay.
    totp_step @int not null,
    version @int not null,
    created_at @int not null,
    updated_at @int not null
) @strict;

create table recovery_codes (
    account_id @id not null references accounts (id),
    code_hash @bytes not null,
    primary key (account_id, code_hash)
) @strict;

-- Sessions of people and tokens of machines. Only the SHA-256 of the secret is kept; ended ones are deleted.
create table sessions (
    id @id primary key,
    token_hash @bytes not null unique,
    account_id @id not null references accounts (id),
    proof @text not null,
    label @text not null,
    address @text not null,
    created_at @int not null,
    used_at @int not null,
    expires_at @int not null
) @strict;
create index sessions_account on sessions (account_id);
create index sessions_expiry on sessions (expires_at);

-- One-time links: deleted when used.
create table links (
    token_hash @bytes primary key,
    purpose @text not null,
    account_id @id references accounts (id),
    expires_at @int not null
) @strict;
create index links_account on links (account_id);

-- Failed sign-ins by a keyed fingerprint of the name that was typed, whether it exists or not.
create table sign_in_failures (
    name_mac @bytes primary key,
    count @int not null,
    at @int not null
) @strict;

-- Roles held. A grant that has ended stays, as history.
create table grants (
    id @id primary key,
    account_id @id not null references accounts (id),
    role @text not null,
    area_id @id,
    -- Subtree in which it holds; empty is everywhere.
    area_path @text not null,
    -- Category branch for which it holds; empty is all.
    category @text not null,
    valid_from @int not null,
    valid_until @int,
    granted_by @text not null,
    granted_at @int not null
) @strict;
create index grants_account on grants (account_id);
