-- Promises (SLA): policies with all their versions, which policy a ticket had since when, its clocks and what they will say.
-- When a promise is due is computed from the ticket's events; a table of single steps would only repeat them.

alter table ticket add column due_at timestamptz;      -- the earliest moment by which something is promised; null: nothing is
create index ticket_open_due on ticket (coalesce(due_at, 'infinity'::timestamptz), id)
    where status = 'OPEN' and deleted_at is null;
create index ticket_due on ticket (due_at, id) where due_at is not null;

create sequence sla_policy_seq start with 50 increment by 50;
create table sla_policy (
    id       bigint primary key,
    name     text not null,
    position integer not null,                         -- the first whose condition holds makes the promises
    active   boolean not null,
    deleted  boolean not null default false,           -- kept, for what it once promised
    version  integer not null default 1
);
create unique index sla_policy_name on sla_policy (name) where not deleted;

create table sla_policy_version (                      -- what it said in each version: never changed
    policy_id  bigint not null references sla_policy,
    version    integer not null,
    definition text not null,                          -- as JSON
    made_at    timestamptz not null,
    primary key (policy_id, version)
);

create table sla_choice (                              -- which policy a ticket has had since when, first to last
    ticket         text not null,                      -- its number
    place          integer not null,
    chosen_at      timestamptz not null,
    policy_id      bigint references sla_policy,       -- null: none
    policy_version integer,
    primary key (ticket, place)
);

create table sla_clock (
    ticket         text not null,
    metric         text not null check (metric in ('FIRST_RESPONSE', 'NEXT_RESPONSE', 'RESOLUTION')),
    number         integer not null,                   -- 1, 2 ... of this metric
    policy_id      bigint not null references sla_policy,
    policy_version integer not null,
    minutes        integer not null,                   -- what was promised
    business       boolean not null,                   -- in business hours; else around the clock
    state          text not null check (state in ('RUNNING', 'PAUSED', 'MET', 'MISSED', 'ENDED')),
    late           boolean not null,                   -- more time than promised was used
    started_at     timestamptz not null,
    due_at         timestamptz,                        -- null while it is paused with time left
    used_seconds   bigint not null,                    -- until it last stopped
    stopped_at     timestamptz,
    fired          text not null default '',           -- what it has said already, with blanks between
    primary key (ticket, metric, number)
);

create table sla_alarm (                               -- what clocks will say if nothing happens; the timer reads it by at
    ticket text not null,
    metric text not null,
    number integer not null,
    mark   text not null,                              -- such as reminder:30, breach or escalation:60
    at     timestamptz not null,
    primary key (ticket, metric, number, mark)
);
create index sla_alarm_at on sla_alarm (at);

create table sla_recount (                             -- open tickets are looked at again, in batches; at most one row
    id       integer primary key check (id = 1),
    after_id bigint not null                           -- all up to this ticket's id have been
);
