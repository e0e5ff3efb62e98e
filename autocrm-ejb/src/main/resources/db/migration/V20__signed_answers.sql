-- Mails of ours carry a signature, so that an answer proves to whom they went. The key is made once and stays: answers to old
-- mails go on to prove it. Both identifiers are random (122 bits each), by the database's strong source. Version N-1 ignores it.

create table mail_signing_key (
    id      smallint primary key default 1 check (id = 1),
    secret  bytea not null,
    made_at timestamptz not null default now()
);

insert into mail_signing_key (secret)
values (sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')));

-- a mail that seems to belong to a ticket, but whose author does not take part in it, opens one of its own with a link that
-- somebody confirms or takes away; version N-1 reads it as any other link
alter table ticket_link drop constraint ticket_link_kind_check;
alter table ticket_link add constraint ticket_link_kind_check
    check (kind in ('PARENT', 'RELATED', 'DUPLICATE', 'SUGGESTED')) not valid;
alter table ticket_link add constraint ticket_link_suggested_once check (kind <> 'SUGGESTED' or ticket_id < other_id);

-- answers may go to an address that carries the signature, where the mail server delivers such addresses
alter table mailbox add column signed_answers boolean not null default false;
