-- The suite whose hash links the entry (platform::vault::Suite): 1 SHA-256, as all entries were before there was a choice; 2 SM3.
alter table audit_entries add column suite @int not null default 1;
