-- Bulk work: jobs that do the same to many tickets, with what became of each.

create sequence bulk_job_seq;
create table bulk_job (
    id         bigint primary key,
    agent_id   bigint not null references account,     -- who asked for it: it works with their rights, in their name
    query      text,                                   -- what the tickets were that matched; null where they were chosen
    action     text not null,                          -- what is done, as JSON
    what       text not null,                          -- the same in words
    undoes     bigint references bulk_job on delete set null, -- the job that this one takes back
    state      text not null check (state in ('QUEUED', 'RUNNING', 'FINISHED', 'CANCELLED')),
    total      integer not null,
    changed    integer not null default 0,
    partly     integer not null default 0,
    unchanged  integer not null default 0,
    refused    integer not null default 0,
    created_at timestamptz not null,
    started_at timestamptz,
    worked_at  timestamptz not null,                   -- when it came further last
    ended_at   timestamptz,
    version    integer not null default 0
);
create index bulk_job_agent on bulk_job (agent_id, id desc);
create index bulk_job_unfinished on bulk_job (worked_at) where state in ('QUEUED', 'RUNNING');
create index bulk_job_ended on bulk_job (ended_at);
create unique index bulk_job_undone on bulk_job (undoes) where state <> 'CANCELLED'; -- nothing is taken back twice

create table bulk_item (                               -- one ticket of a job; which ones is fixed when the job starts
    job_id   bigint not null references bulk_job on delete cascade,
    position integer not null,                         -- by the tickets' ids, the order in which they are done
    ticket   text not null,                            -- its number; the ticket may be gone
    result   text not null default 'NOT_DONE' check (result in ('NOT_DONE', 'CHANGED', 'PARTLY', 'UNCHANGED', 'REFUSED')),
    code     text,                                     -- why not (all) was done: a name that never changes, and a sentence
    reason   text,
    changes  text,                                     -- what each property was and became, as JSON: for undoing
    primary key (job_id, position),
    unique (job_id, ticket)
);
create index bulk_item_result on bulk_item (job_id, result, position);
