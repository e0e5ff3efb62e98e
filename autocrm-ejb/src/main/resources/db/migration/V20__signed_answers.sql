-- Mails of ours carry a signature, so that an answer proves to whom they went. The key is made once and stays: answers to old
-- mails go on to prove it. Both identifiers are random (122 bits each), by the database's strong source. Version N-1 ignores it.

create table mail_signing_key (
    id      smallint primary key default 1 check (id = 1),
    secret  bytea not null,
    made_at timestamptz not null default now()
);

insert into mail_signing_key (secret)
values (sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')));
