-- Passkeys of people; several to an account, each with a name of its owner's choosing.
create table passkeys (
    id @id primary key,
    account_id @id not null references accounts (id),
    -- Digest of the authenticator's own id: no passkey belongs to two accounts.
    credential_hash @bytes not null unique,
    name @text not null,
    -- Public key and flags, sealed for this row and account: nobody who only writes to the database can put in a key of his own.
    sealed @bytes not null,
    -- Signatures that the authenticator had counted at its last use; 0 before the first, and for those that do not count.
    counter @int not null,
    created_at @int not null,
    used_at @int
) @strict;
create index passkeys_account on passkeys (account_id);

-- What a browser was asked to sign and has not answered yet: deleted when answered, and after five minutes.
create table ceremonies (
    id @id primary key,
    account_id @id not null references accounts (id),
    -- The session that began it; null while signing in.
    session_id @id,
    purpose @text not null,
    sealed @bytes not null,
    expires_at @int not null
) @strict;
create index ceremonies_account on ceremonies (account_id);
create index ceremonies_expiry on ceremonies (expires_at);
