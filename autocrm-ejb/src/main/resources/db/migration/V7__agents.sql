-- An agent who has left is deactivated: nobody can log in as them or use their API keys, and they get no work. What they did
-- stays theirs.

alter table account add column active boolean not null default true;
