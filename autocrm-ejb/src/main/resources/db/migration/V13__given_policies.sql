-- A policy that somebody gave to a ticket, instead of the first one that matches. It counts as long as it is in use.

create table sla_given (
    ticket    text primary key,
    policy_id bigint not null references sla_policy
);
