-- Agents hear of what happens: on the screen, by mail, at once or collected. What an agent chose is kept only where it departs from
-- the usual. Version N-1 ignores these tables, and events that nobody had followed before are not told of later.

create table notice_choice (
    account_id bigint not null references account,
    kind       text not null,
    relation   text not null check (relation in ('MINE', 'TEAM', 'FOLLOWED', 'ALL')),
    screen     boolean not null,
    mail       boolean not null,
    primary key (account_id, kind, relation)
);

create table notice_digest (
    account_id bigint primary key references account,
    rhythm     text not null check (rhythm in ('AT_ONCE', 'HOURLY', 'DAILY', 'NEVER')),
    hour       smallint not null default 8 check (hour between 0 and 23), -- of the day, for DAILY
    sent_at    timestamptz not null           -- of the last one; before the first, when it was chosen
);

create sequence notice_seq;
create table notice (
    id         bigint primary key default nextval('notice_seq'),
    event_id   bigint not null,
    account_id bigint not null references account,
    ticket_id  bigint not null references ticket on delete cascade,
    kind       text not null,
    relation   text not null,                 -- the nearest of those by which the agent hears of it
    message    bigint,                        -- by id, where it is about one
    actor      text not null,                 -- the name of who did it; empty where nobody did
    at         timestamptz not null,
    on_screen  boolean not null,
    read_at    timestamptz,
    mail       text not null check (mail in ('NONE', 'DUE', 'COLLECTED', 'SENT', 'DROPPED')),
    mail_for   text not null default '',      -- the relations whose choice has it mailed, with spaces between them
    mail_id    text,                          -- Message-ID of that mail, the same for every try
    mail_tries integer not null default 0,
    mail_after timestamptz,                   -- not tried again before
    unique (event_id, account_id)
);
create index notice_list on notice (account_id, id desc) where on_screen;
create index notice_unread on notice (account_id, ticket_id) where read_at is null;
create index notice_ticket on notice (ticket_id);
create index notice_due on notice (mail_after) where mail = 'DUE';
create index notice_collected on notice (account_id, id) where mail = 'COLLECTED';
create index notice_at on notice (at);
create index notice_bell on notice (account_id) where read_at is null and on_screen;
create index notice_mailed on notice (account_id, at) where mail in ('DUE', 'SENT');
create index notice_choice_all on notice_choice (kind, relation);
create index account_desk on account (id) where active and role <> 'CUSTOMER';

-- Links that switch mails off without a log-in carry a signature by this key.
create table notice_signing_key (
    id      smallint primary key default 1 check (id = 1),
    secret  bytea not null,
    made_at timestamptz not null default now()
);

insert into notice_signing_key (secret)
values (sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')));
