-- Business hours: calendars, and every version that each of them ever had.

create sequence business_calendar_seq start with 50 increment by 50;
create table business_calendar (
    id         bigint primary key,
    name       text not null unique,
    is_default boolean not null default false,          -- the calendar for what names no other; there need not be one
    archived   boolean not null default false,          -- never removed: what counted by it still refers to it
    edition    integer not null,                        -- the version of its definition that counts now
    version    integer not null default 0,
    check (not (is_default and archived))
);
create unique index business_calendar_default on business_calendar (is_default) where is_default;

create table business_calendar_version (                -- written once, kept for ever: a clock is computed anew with the hours of that day
    calendar_id bigint not null references business_calendar,
    version     integer not null,                       -- 1, 2, 3, ...
    valid_from  timestamptz not null,                   -- until the next version is
    definition  jsonb not null,                         -- time zone, week, holidays
    primary key (calendar_id, version)
);
