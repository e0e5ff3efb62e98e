-- Rules: ordered conditions with actions, in three sets, with all their versions; and how far each rule on time has looked.
-- Version N-1 ignores them: the new column is written by a trigger.

create table rule_set (
    name    text primary key check (name in ('create', 'change', 'time')),
    mode    text not null check (mode in ('first', 'all')), -- the first match ends, or all are asked
    version integer not null default 0
);
insert into rule_set (name, mode) values ('create', 'all'), ('change', 'all'), ('time', 'all');

create sequence rule_seq start with 50 increment by 50;
create table rule (
    id       bigint primary key,
    set_name text not null references rule_set,
    name     text not null,
    position integer not null,                 -- within its set
    active   boolean not null,
    deleted  boolean not null default false,   -- kept, for what it once did
    edition  integer not null default 1
);
create unique index rule_name on rule (name) where not deleted;

create table rule_edition (                    -- what it said in each edition: never changed
    rule_id    bigint not null references rule,
    edition    integer not null,
    definition text not null,                  -- as JSON
    made_at    timestamptz not null,
    primary key (rule_id, edition)
);

create table rule_watch (                      -- a row a rule on time; the timer locks it
    rule_id  bigint primary key references rule,
    until    timestamptz not null,             -- all tickets have been looked at whose moment is before this one ...
    until_id bigint not null                   -- ... or is this one, up to this ticket's id
);

-- Since when a ticket has its status; null where that was before this version: such tickets count from their next change.
alter table ticket add column status_at timestamptz;
create function ticket_has_status() returns trigger language plpgsql as $$
begin
    new.status_at := new.updated_at;
    return new;
end $$;
create trigger ticket_begins_with_status before insert on ticket
    for each row execute function ticket_has_status();
create trigger ticket_gets_status before update on ticket
    for each row when (old.status_key is distinct from new.status_key) execute function ticket_has_status();

-- Conditions ask for the domain of a sender.
create index customer_domain on customer (split_part(email, '@', 2));

-- The moments that rules on time count from, each with an index; those of opening, of the last change and of what is due have one.
create index ticket_status_at on ticket (status_at, id) where status_at is not null;
create index ticket_waiting_since on ticket (waiting_since, id) where waiting_since is not null;
create index ticket_solved_since on ticket (solved_at, id) where solved_at is not null;
