-- When each agent works: outside of these hours they get no new tickets, whether or not they say that they are there.

alter table agent_staffing add column calendar_id bigint references business_calendar; -- null: at any time

-- What decisions were made of: read by time for simulations, and forgotten when it is old.
create index routing_decision_inputs on routing_decision (decided_at, id) where inputs is not null;
