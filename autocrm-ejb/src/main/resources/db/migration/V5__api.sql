-- What programs need: keys with limits of their own, answers that are given twice, files on their way to a message, and versions
-- of what they change.

alter table api_key
    add column scopes         text not null default '*',        -- what it may do, such as 'tickets:read tickets:write'; '*': all its owner may
    add column expires_at     timestamptz,
    add column addresses      text not null default '',         -- blocks of addresses (CIDR) it may be used from; '': from anywhere
    add column needs_if_match boolean not null default false,   -- every change must say which version it changes
    add column rate_limit     integer check (rate_limit > 0),   -- requests a minute; null: as the installation has it
    add column last_used_at   timestamptz,                      -- to the minute
    add column previous_hash  text unique,                      -- the key that was rotated out
    add column previous_until timestamptz,                      -- and until when it is still good
    add column version        integer not null default 0;
create index api_key_account on api_key (account_id);

-- what was answered to a request with an Idempotency-Key; who does not know that key can neither find nor read it
create table idempotent_answer (
    api_key_id   bigint not null references api_key on delete cascade,
    name_hash    text not null,                                 -- sha256 of the Idempotency-Key in hex
    request_hash text not null,                                 -- sha256 of what was asked
    answer       bytea not null,                                -- encrypted with the Idempotency-Key
    given_at     timestamptz not null,
    primary key (api_key_id, name_hash)
);
create index idempotent_answer_given on idempotent_answer (given_at);

-- files that were sent before the message that will have them
create table upload (
    id          bigint primary key,                             -- from message_file_seq: a number names one file for ever
    owner       text not null,                                  -- the address of the account that sent it
    content_id  bigint not null references content,
    name        text not null,
    media_type  text not null,
    size        bigint not null,
    uploaded_at timestamptz not null,
    used_at     timestamptz                                     -- since when a message has it
);
create index upload_uploaded on upload (uploaded_at);
create index upload_content on upload (content_id);
create index message_file_content on message_file (content_id);

alter table organization
    add column created_at timestamptz not null default now(),
    add column version    integer not null default 0;
create index customer_organization_id on customer (organization_id, id desc);
drop index customer_organization;
