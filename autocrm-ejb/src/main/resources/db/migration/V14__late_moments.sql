-- Tickets whose due time was set to a moment that a rule on time may have looked at already: it looks at them once more.

create table rule_late (
    rule_id   bigint not null references rule,
    ticket_id bigint not null references ticket on delete cascade,
    primary key (rule_id, ticket_id)
);
create index rule_late_ticket on rule_late (ticket_id);
