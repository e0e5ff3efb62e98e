-- When each agent works: outside these hours they get no new tickets, whether or not they say that they are there.

alter table agent_staffing add column calendar_id bigint references business_calendar; -- null: at any time
