-- Who can work on what, how much of it, and whether they are there; how each team gives out its work, and the queue of what waits
-- for an agent. Version N-1 goes on routing with what it knows: account.available, team_member, team_turn, routing_decision.

-- staffing: skills ------------------------------------------------------------------------------------------------------

create table skill (
    key      text primary key check (key ~ '^[a-z][a-z0-9-]{0,39}$'), -- in queries and the API; never changes
    name     text not null unique,
    language text unique check (language ~ '^[a-z]{2,3}$'), -- of a skill that is a language: its ISO 639 code, such as de
    version  integer not null default 0
);

insert into skill (key, name, language)
select key, min(name), min(language) from (
    select coalesce('lang-' || l.code, left(regexp_replace('s-' || trim(both '-' from regexp_replace(lower(s.skill), '[^a-z0-9]+', '-', 'g')), '^s-(?=[a-z])', ''), 40)) as key,
           s.skill as name, l.code as language
    from (select distinct skill from agent_skill) s
    left join (values ('English', 'en'), ('German', 'de'), ('French', 'fr'), ('Spanish', 'es'), ('Italian', 'it'), ('Dutch', 'nl'),
                      ('Polish', 'pl'), ('Portuguese', 'pt'), ('Turkish', 'tr'), ('Vietnamese', 'vi')) l (name, code) on l.name = s.skill
) named group by key;
update agent_skill set skill = skill.key from skill where skill.name = agent_skill.skill;
delete from agent_skill where not exists (select 1 from skill where skill.key = agent_skill.skill); -- two names of one key: the first stays
alter table agent_skill add foreign key (skill) references skill (key);
create index agent_skill_skill on agent_skill (skill);

-- staffing: capacity, presence, absence -----------------------------------------------------------------------------------

create table agent_staffing (               -- a row an agent, made with the account; routing locks it
    account_id  bigint primary key references account on delete cascade,
    mail_units  integer check (mail_units >= 0),   -- how much open work at most, in units; null: as staffing_default says
    portal_units integer check (portal_units >= 0),
    chat_units  integer check (chat_units >= 0),   -- kept for the chat
    pause       text not null default 'OFFLINE' check (pause in ('AWAY', 'BREAK', 'OFFLINE')), -- counts while account.available is false
    presence_at timestamptz,                -- since when they are there, or are not
    out_from    timestamptz,                -- out of office: from, until, who stands in, why
    out_until   timestamptz,
    substitute_id bigint references account,
    out_reason  text,
    next_moment timestamptz,                -- when the absence begins or ends, whichever comes next
    version     integer not null default 0,
    check ((out_from is null) = (out_until is null)),
    check (out_until > out_from)
);
insert into agent_staffing (account_id) select id from account where role <> 'CUSTOMER';
create function agent_gets_staffing() returns trigger language plpgsql as $$
begin
    insert into agent_staffing (account_id) values (new.id) on conflict do nothing;
    return new;
end $$;
create trigger agent_gets_staffing after insert or update of role on account -- version N-1 makes agents too
    for each row when (new.role <> 'CUSTOMER') execute function agent_gets_staffing();
create index agent_staffing_moment on agent_staffing (next_moment) where next_moment is not null;

create table agent_life (                   -- the last sign of life: a request of the desk or the API, at most once a minute
    account_id bigint primary key references account on delete cascade,
    seen_at    timestamptz not null
) with (fillfactor = 50);

create table staffing_default (             -- one row: what holds for agents without figures of their own
    one         boolean primary key default true check (one),
    mail_units  integer check (mail_units >= 0),   -- null: no limit
    portal_units integer check (portal_units >= 0),
    chat_units  integer check (chat_units >= 0),
    away_after_minutes integer default 30 check (away_after_minutes > 0), -- without a sign of life; null: never
    version     integer not null default 0
);
insert into staffing_default default values;

-- routing: how a team gives out its work ------------------------------------------------------------------------------------

create table team_routing (                 -- a team without a row has what the defaults say
    team_id      bigint primary key references team,
    strategy     text not null default 'ROUND_ROBIN' check (strategy in ('ROUND_ROBIN', 'LEAST_LOADED', 'MOST_SPARE', 'SKILL_SCORE')),
    sticky       boolean not null default false,   -- to the agent who last worked for the customer, when free
    relax_minutes integer not null default 0 check (relax_minutes >= 0), -- one preferred skill less after each; 0: none is waited for
    fair_tickets integer check (fair_tickets > 0), -- at most so many new tickets an agent ...
    fair_minutes integer check (fair_minutes > 0), -- ... in so many minutes
    stale_hours  integer check (stale_hours > 0),  -- what waits longer is not given out by itself; null: everything is
    overflow_minutes integer check (overflow_minutes >= 0), -- to overflow_team_id, else to the parent; null: never
    overflow_team_id bigint references team,
    parent_id    bigint references team,
    gives_back   boolean not null default true,    -- open work of who leaves or goes out of office comes back to the team
    version      integer not null default 0,
    check ((fair_tickets is null) = (fair_minutes is null)),
    check (overflow_team_id <> team_id),
    check (parent_id <> team_id)
);
create table team_lead (
    team_id    bigint not null references team,
    account_id bigint not null references account,
    primary key (team_id, account_id)
);
create table routing_weight (               -- what a ticket of a priority counts, in units; 1 without a row
    priority text primary key references ticket_priority (key) on update cascade on delete cascade,
    units    integer not null check (units between 1 and 100)
);
create table routing_turn (                 -- who of a team got work when: the lower the number, the longer ago
    team_id    bigint not null references team,
    account_id bigint not null references account,
    turn       bigint not null,
    primary key (team_id, account_id)
);
insert into routing_turn (team_id, account_id, turn)
select team_id, last_agent_id, 1 from team_turn where last_agent_id is not null;

-- routing: what a ticket asks of an agent, and the queue ----------------------------------------------------------------------

create table ticket_skill (
    ticket_id bigint not null references ticket on delete cascade,
    skill     text not null references skill (key),
    level     smallint not null default 1 check (level between 1 and 5),
    required  boolean not null,
    position  smallint not null,            -- of the preferred ones: the later, the sooner done without
    primary key (ticket_id, skill)
);
create index ticket_skill_skill on ticket_skill (skill);

create table routing_queue (                -- a row a ticket that waits for an agent
    ticket_id  bigint primary key references ticket on delete cascade,
    team_id    bigint references team,      -- in whose queue
    since      timestamptz not null,
    reason     text not null,               -- the code of the last decision's reason, and what it names, as JSON
    due_at     timestamptz,                 -- when time alone may change the decision; a place for the ticket's own due time is the order in Waiting
    overflowed boolean not null default false,
    given_back_by bigint references account,-- not to them again
    meant_for  bigint references account    -- who stands in for the agent who had it
);
create index routing_queue_team on routing_queue (team_id);
create index routing_queue_due on routing_queue (due_at) where due_at is not null;

-- What an agent has to do: open tickets by channel and priority, read from this index alone.
create index ticket_load on ticket (assignee_id, channel, priority)
    where status = 'OPEN' and assignee_id is not null and deleted_at is null;

-- routing: decisions ----------------------------------------------------------------------------------------------------------
-- One event may bring about many decisions, and time brings about some without an event.

create sequence routing_decision_seq;
alter table routing_decision add column id bigint not null default nextval('routing_decision_seq');
alter table routing_decision drop constraint routing_decision_pkey;
alter table routing_decision add primary key (id);
alter table routing_decision alter column event_id drop not null;
create unique index routing_decision_event on routing_decision (event_id, ticket);
alter table routing_decision
    add column engine   integer,            -- the version of the engine; null: from before decisions were kept whole
    add column outcome  text check (outcome in ('GIVEN', 'WAITS', 'OVERFLOWS', 'TAKEN')),
    add column team_id  bigint,
    add column agent_id bigint,
    add column inputs   json,
    add column decision json;
create index routing_decision_agent on routing_decision (agent_id, decided_at) where agent_id is not null;
