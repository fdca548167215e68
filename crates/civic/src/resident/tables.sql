-- Residents who wanted an account. The number is found by a keyed hash and read only with the installation's key.
create table residents (
    id @id primary key,
    phone_hash @bytes not null unique,
    phone_sealed @bytes not null,
    created_at @int not null
) @strict;

-- The code that was last sent to a number: gone when it was used.
create table resident_codes (
    phone_hash @bytes primary key,
    code_hash @bytes not null,
    tries @int not null,
    sent_at @int not null,
    expires_at @int not null,
    -- How many were sent since when.
    since @int not null,
    sent @int not null
) @strict;

create table resident_sessions (
    token_hash @bytes primary key,
    resident_id @id not null,
    begun_at @int not null,
    expires_at @int not null
) @strict;
create index resident_sessions_resident on resident_sessions (resident_id);

-- Receipts that an account holds: which case, only with the key.
create table resident_receipts (
    resident_id @id not null,
    receipt_hash @bytes not null,
    sealed @bytes not null,
    at @int not null,
    primary key (resident_id, receipt_hash)
) @strict;
