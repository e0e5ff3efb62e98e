-- The ticket in full: statuses and priorities that an administrator names, tags, typed fields, followers, copies, links,
-- snoozing, drafts, merging and splitting that can be undone, deleting that can be undone, and who may see what.

create extension if not exists pg_trgm; -- trusted: whoever may create in the database may create it

-- statuses and priorities -----------------------------------------------------------------------------------------------
-- ticket.status stays the category (whose turn is it?); ticket.status_key is the status by the name that agents chose.

create table ticket_status (
    key        text primary key check (key ~ '^[a-z][a-z0-9-]{0,39}$'), -- in queries and the API; never changes
    name       text not null unique,
    category   text not null check (category in ('OPEN', 'WAITING', 'SOLVED', 'CLOSED')),
    position   integer not null,
    is_default boolean not null default false, -- what its category means where nobody says more
    archived   boolean not null default false, -- kept for the tickets that have it, offered no more
    version    integer not null default 0,
    unique (key, category)
);
create unique index ticket_status_default on ticket_status (category) where is_default;
insert into ticket_status (key, name, category, position, is_default) values
    ('open', 'Open', 'OPEN', 10, true),
    ('waiting', 'Waiting', 'WAITING', 20, true),
    ('solved', 'Solved', 'SOLVED', 30, true),
    ('closed', 'Closed', 'CLOSED', 40, true);

create table ticket_priority (
    key        text primary key check (key ~ '^[a-z][a-z0-9-]{0,39}$'),
    name       text not null unique,
    rank       smallint not null unique,       -- the higher, the more urgent; lists and queries compare it
    is_default boolean not null default false,
    archived   boolean not null default false,
    version    integer not null default 0,
    unique (key, rank)
);
create unique index ticket_priority_default on ticket_priority (is_default) where is_default;
insert into ticket_priority (key, name, rank, is_default) values
    ('low', 'Low', 10, false),
    ('normal', 'Normal', 20, true),
    ('high', 'High', 30, false),
    ('urgent', 'Urgent', 40, false);

alter table ticket drop constraint ticket_priority_check;
update ticket set priority = lower(priority);
alter table ticket alter column priority set default 'normal';

alter table ticket
    add column status_key    text,
    add column priority_rank smallint,
    add column language      text,                       -- BCP 47 of what the customer writes; null while unknown
    add column solved_at     timestamptz,                -- since when it is solved or closed; null while it is not
    add column snoozed_until timestamptz,                -- out of sight until then, or until the customer writes
    add column merged_into   bigint references ticket on delete set null, -- its conversation goes on there
    add column deleted_at    timestamptz,                -- in the bin
    add column deleted_by    bigint references account,
    add column last_message  bigint not null default 0;  -- the newest message, by its id: what a reply must have seen
update ticket set status_key = lower(status),
    priority_rank = (select rank from ticket_priority p where p.key = ticket.priority),
    solved_at = case when status in ('SOLVED', 'CLOSED') then updated_at end,
    last_message = coalesce((select max(m.id) from message m where m.ticket_id = ticket.id), 0);
alter table ticket
    alter column status_key set not null,
    alter column priority_rank set not null,
    add foreign key (status_key, status) references ticket_status (key, category) on update cascade,
    add foreign key (priority, priority_rank) references ticket_priority (key, rank) on update cascade;
create index ticket_snoozed on ticket (snoozed_until) where snoozed_until is not null;
create index ticket_merged on ticket (merged_into) where merged_into is not null;
create index ticket_deleted on ticket (deleted_at desc, id desc) where deleted_at is not null;

-- who may see what ------------------------------------------------------------------------------------------------------
-- Tickets of a restricted team are for its members, for supervisors and for administrators; all others are for all agents.

alter table account drop constraint account_role_check;
alter table account add constraint account_role_check check (role in ('CUSTOMER', 'AGENT', 'SUPERVISOR', 'ADMINISTRATOR'));
alter table team
    add column restricted         boolean not null default false,
    add column reopen_within_days integer check (reopen_within_days >= 0); -- later answers open a new, linked ticket; null: never too late

-- tags ------------------------------------------------------------------------------------------------------------------

create table tag (
    name       text primary key check (name ~ '^[^\s,"():]{1,50}$'),
    created_at timestamptz not null
);
create table ticket_tag (
    ticket_id bigint not null references ticket on delete cascade,
    tag       text not null references tag (name) on update cascade,
    primary key (ticket_id, tag)
);
create index ticket_tag_tag on ticket_tag (tag, ticket_id desc);

-- fields of our own -----------------------------------------------------------------------------------------------------

create sequence ticket_field_seq start with 50 increment by 50;
create table ticket_field (
    id        bigint primary key,
    key       text not null unique check (key ~ '^[a-z][a-z0-9-]{0,39}$'),
    name      text not null unique,
    type      text not null check (type in ('TEXT', 'NUMBER', 'DATE', 'CHOICE', 'MULTI_CHOICE', 'BOOLEAN', 'URL')),
    position  integer not null,
    archived  boolean not null default false,
    for_customers boolean not null default false, -- shown, and asked for, at the portal
    version   integer not null default 0
);
create table ticket_field_choice (              -- what may be chosen, for CHOICE and MULTI_CHOICE
    field_id bigint not null references ticket_field on delete cascade,
    position integer not null,
    value    text not null,
    primary key (field_id, position),
    unique (field_id, value)
);
create table ticket_field_required (            -- a ticket may take this status only with a value in the field
    field_id   bigint not null references ticket_field on delete cascade,
    status_key text not null references ticket_status (key) on update cascade,
    primary key (field_id, status_key)
);
create table ticket_field_value (               -- one row a value; several only for MULTI_CHOICE
    ticket_id bigint not null references ticket on delete cascade,
    field_id  bigint not null references ticket_field,
    position  integer not null default 0,
    text      text,                             -- TEXT, CHOICE, MULTI_CHOICE, URL; 'true' or 'false' for BOOLEAN
    number    numeric,                          -- NUMBER
    day       date,                             -- DATE
    primary key (ticket_id, field_id, position)
);
create index ticket_field_value_text on ticket_field_value (field_id, lower(left(text, 200)), ticket_id) where text is not null;
create index ticket_field_value_number on ticket_field_value (field_id, number, ticket_id) where number is not null;
create index ticket_field_value_day on ticket_field_value (field_id, day, ticket_id) where day is not null;

-- people beside the customer and the assignee ---------------------------------------------------------------------------

create table ticket_follower (
    ticket_id  bigint not null references ticket on delete cascade,
    account_id bigint not null references account,
    primary key (ticket_id, account_id)
);
create index ticket_follower_account on ticket_follower (account_id, ticket_id desc);

create table ticket_copy (                      -- who gets a copy of every reply
    ticket_id bigint not null references ticket on delete cascade,
    email     text not null,
    primary key (ticket_id, email)
);
create index ticket_copy_email on ticket_copy (email, ticket_id desc);

create table message_mention (                  -- agents whom a note names with @
    message_id bigint not null references message on delete cascade,
    account_id bigint not null references account,
    primary key (message_id, account_id)
);
create index message_mention_account on message_mention (account_id, message_id desc);

-- links -----------------------------------------------------------------------------------------------------------------

create table ticket_link (
    ticket_id  bigint not null references ticket on delete cascade,
    other_id   bigint not null references ticket on delete cascade,
    kind       text not null check (kind in ('PARENT', 'RELATED', 'DUPLICATE')), -- other is the parent, is related, is what this one repeats
    created_at timestamptz not null,
    created_by bigint references account,
    primary key (ticket_id, other_id, kind),
    check (ticket_id <> other_id),
    check (kind <> 'RELATED' or ticket_id < other_id) -- the same both ways: kept once
);
create index ticket_link_other on ticket_link (other_id);

-- drafts ----------------------------------------------------------------------------------------------------------------

create table message_draft (                    -- what an agent is writing, one of each kind a ticket
    ticket_id  bigint not null references ticket on delete cascade,
    account_id bigint not null references account,
    kind       text not null check (kind in ('REPLY', 'NOTE')),
    html       text not null,
    seen       bigint not null,                 -- the newest message that its author has seen
    saved_at   timestamptz not null,
    primary key (ticket_id, account_id, kind)
);

-- merging and splitting -------------------------------------------------------------------------------------------------
-- Messages move as a whole and keep where they were written; a regrouping lists what it moved, so that it can be undone.

alter table message drop constraint message_kind_check;
alter table message add constraint message_kind_check
    check (kind in ('RECEIVED', 'REPLY', 'NOTE', 'ACKNOWLEDGEMENT', 'SYSTEM'));
alter table message add column origin_id bigint references ticket on delete set null; -- the ticket on which it was written, where it moved from there
create index message_origin on message (origin_id) where origin_id is not null;

create sequence regrouping_seq start with 50 increment by 50;
create table regrouping (
    id        bigint primary key,
    kind      text not null check (kind in ('MERGE', 'SPLIT')),
    source_id bigint not null references ticket on delete cascade,
    target_id bigint not null references ticket on delete cascade,
    source_status text,                         -- what a merge changes on its source, as it was before
    source_waiting_since timestamptz,
    source_solved_at timestamptz,
    source_snoozed_until timestamptz,
    added_copies text not null default '',      -- who gets copies of the target's replies since, by address
    done_at   timestamptz not null,
    done_by   bigint references account,
    undone_at timestamptz,
    undone_by bigint references account,
    version   integer not null default 0
);
create index regrouping_source on regrouping (source_id);
create index regrouping_target on regrouping (target_id);
create table regrouped_message (
    regrouping_id bigint not null references regrouping on delete cascade,
    message_id    bigint not null references message on delete cascade,
    primary key (regrouping_id, message_id)
);

-- how numbers look ------------------------------------------------------------------------------------------------------

create table configuration (                    -- what an administrator decides at the desk, one row a setting
    name    text primary key,
    value   text not null,
    version integer not null default 0
);

-- which version of its ticket an event made: what changed since a version was read
alter table event add column ticket_version integer;

alter table message_file drop constraint message_file_message_id_fkey;
alter table message_file add foreign key (message_id) references message on delete cascade;
alter table message drop constraint message_ticket_id_fkey;
alter table message add foreign key (ticket_id) references ticket on delete cascade;
