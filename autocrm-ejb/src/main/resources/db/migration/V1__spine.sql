-- AutoCRM, first schema: people, tickets, the event log and the two mail ledgers.
-- Ids come from sequences that hand out blocks of 50 (the block ends at the value that nextval returns).
-- Every time is an instant (timestamptz, UTC on the wire).

-- account: who may log in, and the teams that agents work in -------------------------------------------------------

create sequence account_seq start with 50 increment by 50;
create table account (
    id            bigint primary key,
    email         text not null unique,
    name          text not null,
    role          text not null check (role in ('CUSTOMER', 'AGENT', 'ADMINISTRATOR')),
    password_hash text,                       -- null until the one-time link was used
    confirmed     boolean not null default false,
    available     boolean not null default true, -- an agent who is off duty is given no work
    created_at    timestamptz not null,
    version       integer not null default 0
);

create sequence team_seq start with 50 increment by 50;
create table team (
    id         bigint primary key,
    name       text not null unique,
    address    text unique,                   -- mail to this address is this team's work
    is_default boolean not null default false, -- the team for work that names no other
    version    integer not null default 0
);
create unique index team_default on team (is_default) where is_default;

create table team_member (
    team_id    bigint not null references team,
    account_id bigint not null references account,
    primary key (team_id, account_id)
);
create index team_member_account on team_member (account_id);

create table one_time_link (
    token_hash text primary key,              -- sha256 of the token in hex; the token itself is only in the mail
    account_id bigint references account,     -- null: sets up the first administrator
    purpose    text not null check (purpose in ('CONFIRM', 'RESET', 'SET_UP')),
    expires_at timestamptz not null,
    used_at    timestamptz
);

create sequence api_key_seq start with 50 increment by 50;
create table api_key (
    id         bigint primary key,
    name       text not null,
    prefix     text not null,                 -- the first characters, to recognise a key in a list
    key_hash   text not null unique,          -- sha256 of the whole key in hex
    account_id bigint not null references account,
    created_at timestamptz not null,
    revoked_at timestamptz
);

-- customer ----------------------------------------------------------------------------------------------------------

create sequence organization_seq start with 50 increment by 50;
create table organization (
    id     bigint primary key,
    name   text not null unique,
    domain text unique                        -- customers with an address in this domain belong here
);

create sequence customer_seq start with 50 increment by 50;
create table customer (
    id              bigint primary key,
    email           text not null unique,
    name            text not null,
    organization_id bigint references organization,
    language        text,                     -- BCP 47, such as en or de
    created_at      timestamptz not null,
    version         integer not null default 0
);
create index customer_organization on customer (organization_id);

-- attachment: each content once, in pieces that can be streamed ------------------------------------------------------

create sequence content_seq start with 50 increment by 50;
create table content (
    id         bigint primary key,
    sha256     text not null unique,
    size       bigint not null,
    created_at timestamptz not null
);
create table content_piece (
    content_id bigint not null references content on delete cascade,
    position   integer not null,
    bytes      bytea not null,
    primary key (content_id, position)
);
alter table content_piece alter column bytes set storage external;

-- ticket ------------------------------------------------------------------------------------------------------------

create sequence ticket_number start with 10001;

create sequence ticket_seq start with 50 increment by 50;
create table ticket (
    id            bigint primary key,
    number        text not null unique,
    subject       text not null,
    customer_id   bigint not null references customer,
    channel       text not null check (channel in ('MAIL', 'PORTAL', 'API', 'DESK')),
    status        text not null check (status in ('OPEN', 'WAITING', 'SOLVED', 'CLOSED')),
    priority      text not null check (priority in ('LOW', 'NORMAL', 'HIGH', 'URGENT')),
    team_id       bigint references team,
    assignee_id   bigint references account,
    mailbox       text,                       -- the address it was sent to, where it came by mail
    waiting_since timestamptz,                -- since when the customer waits for us; null while it is their turn
    excerpt       text not null default '',   -- the start of the last public message
    created_at    timestamptz not null,
    updated_at    timestamptz not null,
    version       integer not null default 0
);
create index ticket_updated on ticket (updated_at desc, id desc);
create index ticket_todo on ticket (status, updated_at desc, id desc);
create index ticket_team on ticket (team_id, status, updated_at desc, id desc);
create index ticket_assignee on ticket (assignee_id, status, updated_at desc, id desc);
create index ticket_customer on ticket (customer_id, updated_at desc, id desc);

create sequence message_seq;                  -- one by one: the order of a conversation, whichever node writes
create table message (
    id              bigint primary key,
    ticket_id       bigint not null references ticket,
    kind            text not null check (kind in ('RECEIVED', 'REPLY', 'NOTE', 'ACKNOWLEDGEMENT')),
    author_id       bigint references account, -- the agent; null for a customer and for an acknowledgement
    author_name     text not null,
    author_email    text,
    text            text not null,
    html            text,                     -- already sanitised
    written_at      timestamptz not null,
    mail_id         text unique,              -- Message-ID of the mail that it came by, or will leave by, without <>
    delivery        text not null default 'NONE'
                    check (delivery in ('NONE', 'QUEUED', 'SENDING', 'DELAYED', 'SENT', 'FAILED')),
    delivery_tries  integer not null default 0,
    delivery_reason text,
    delivery_at     timestamptz,
    version         integer not null default 0
);
create index message_ticket on message (ticket_id, id);
create index message_undelivered on message (delivery) where delivery in ('QUEUED', 'SENDING', 'DELAYED', 'FAILED');

create sequence message_file_seq start with 50 increment by 50;
create table message_file (
    id          bigint primary key,
    message_id  bigint not null references message,
    content_id  bigint not null references content,
    name        text not null,
    media_type  text not null,
    size        bigint not null
);
create index message_file_message on message_file (message_id);

-- event: what happened, the feed and what followers made of it --------------------------------------------------------

create sequence event_seq;                    -- one by one: the order within a transaction matters
create sequence event_feed;
create table event (
    id      bigint primary key,
    feed    bigint unique,                    -- place in the feed, given after commit; null until then
    relayed boolean not null default false,   -- handed to the queues of its followers
    type    text not null,                    -- such as ticket.Opened
    ticket  text,                             -- the ticket's number, where it is about one
    actor   text not null,                    -- who did it: an address of an account, or 'system'
    at      timestamptz not null,
    payload jsonb not null
);
create index event_unfed on event (id) where feed is null;
create index event_unrelayed on event (feed) where not relayed;
create index event_ticket on event (ticket, id);

create table follow_up (                      -- a follower has done its work for an event: the same id twice changes nothing
    follower text not null,
    event_id bigint not null,
    done_at  timestamptz not null,
    primary key (follower, event_id)
);
create index follow_up_done on follow_up (done_at);

create table failed_follow_up (               -- a follower could not do it, so far or for good
    follower text not null,
    event_id bigint not null references event,
    tries    integer not null,
    reason   text not null,
    first_at timestamptz not null,
    last_at  timestamptz not null,
    dead     boolean not null default false,  -- given up: waits for an administrator
    replay   boolean not null default false,  -- an administrator wants it tried again; the relay sends it
    primary key (follower, event_id)
);
create index failed_follow_up_replay on failed_follow_up (event_id) where replay;

-- mail: the ledger of what came in -----------------------------------------------------------------------------------

create table mailbox_position (
    mailbox     text primary key,             -- user@host/folder
    uidvalidity bigint not null,
    last_uid    bigint not null
);

create sequence stored_mail_seq start with 50 increment by 50;
create table stored_mail (
    id           bigint primary key,
    mailbox      text not null,
    uidvalidity  bigint not null,
    uid          bigint not null,
    mail_id      text,                        -- Message-ID without <>
    content_hash text not null,               -- sha256 over what does not change on the way, see MailFingerprint
    raw          bytea not null,
    state        text not null check (state in ('KEPT', 'OPENED', 'CONTINUED', 'KEPT_OUT', 'SET_ASIDE')),
    reason       text,
    ticket       text,
    stored_at    timestamptz not null,
    done_at      timestamptz,
    version      integer not null default 0,
    unique (mailbox, uidvalidity, uid)
);
create index stored_mail_hash on stored_mail (content_hash);
create index stored_mail_state on stored_mail (state, id desc);

create table mail_reference (                 -- every Message-ID that was seen on a ticket
    mail_id text primary key,
    ticket  text not null
);

-- routing: who got what, and why --------------------------------------------------------------------------------------

create table agent_skill (
    account_id bigint not null references account,
    skill      text not null,
    level      smallint not null check (level between 1 and 5),
    primary key (account_id, skill)
);

create table team_turn (                      -- round robin: who of a team got work last
    team_id       bigint primary key references team,
    last_agent_id bigint references account
);

create table routing_decision (
    event_id   bigint primary key,
    ticket     text not null,
    team       text,
    agent      text,
    reason     text not null,                 -- a plain sentence
    decided_at timestamptz not null
);
create index routing_decision_ticket on routing_decision (ticket, decided_at);
