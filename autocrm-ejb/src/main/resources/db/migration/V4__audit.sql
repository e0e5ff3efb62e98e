-- The audit trail: each event says through what and from where it came, and is a link of a chain that shows every later change.
-- docs/audit.md has the canonical form word for word; autocrm-verifier computes it without this code.

alter table event
    add column chain      text collate "C", -- what it is about, such as ticket:10042 or team:5; its events are one chain
    add column position   integer,          -- 1, 2, 3 ... in its chain, without gaps
    add column via        text,             -- desk, portal, api, mail, routing, rule or system; null: from before it was kept
    add column via_detail text,             -- the beginning of the API key, or the name of the follower
    add column address    text,             -- from where: the address of the client, for requests
    add column hash       bytea;            -- sha256 of the hash before it and of the event in its canonical form
alter table event add constraint event_absent_is_null
    check (chain <> '' and ticket <> '' and via <> '' and via_detail <> '' and address <> '');

create table event_chain (                  -- the last link of each chain; its row is what writers of one chain wait for
    name     text collate "C" primary key,
    position integer not null,
    event_id bigint not null,
    hash     bytea not null
) with (fillfactor = 70);                   -- it changes in place

-- the canonical form --------------------------------------------------------------------------------------------------

-- A value as its length in bytes, a colon, its bytes and a comma. What is absent is a minus sign and a comma.
create function event_field(value text) returns text language sql stable parallel safe
    return case when value is null then '-,' else octet_length(value) || ':' || value || ',' end;

-- What does not depend on its place in the chain: the moment in UTC, then each value as a field.
create function event_content(chain text, type text, ticket text, actor text, via text, via_detail text, address text,
                              at timestamptz, payload jsonb) returns text language sql stable parallel safe
    return to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z",')
        || event_field(chain) || event_field(type) || event_field(ticket) || event_field(actor)
        || event_field(via) || event_field(via_detail) || event_field(address) || event_field(payload::text);

-- The hash of a link. The first of a chain follows a hash of 32 zero bytes.
create function event_link(previous bytea, place bigint, id bigint, content text) returns bytea language sql stable parallel safe
    return sha256(coalesce(previous, '\x0000000000000000000000000000000000000000000000000000000000000000'::bytea)
        || convert_to(place || ',' || id || ',' || content, 'UTF8'));

-- The same along a whole chain: a window over its events in their order gives each its hash.
create function event_next_link(previous bytea, start bytea, place bigint, id bigint, content text) returns bytea
    language sql stable parallel safe
    return event_link(coalesce(previous, start), place, id, content);
create aggregate event_links(bytea, bigint, bigint, text) (sfunc = event_next_link, stype = bytea);

-- The chain of an event that names none.
create function event_chain_of(type text, ticket text) returns text language sql immutable parallel safe
    return case when ticket is null then split_part(type, '.', 1) else 'ticket:' || ticket end;

-- every event becomes a link when it is written -----------------------------------------------------------------------
-- One statement: it takes the head of the chain, which others wait for until this transaction has ended, and only then an id,
-- so that ids ascend along a chain.

create function event_becomes_a_link() returns trigger language plpgsql as $$
declare
    content text;
    head_id bigint := coalesce(new.id, nextval('event_seq'));
begin
    new.chain := coalesce(new.chain, event_chain_of(new.type, new.ticket));
    content := event_content(new.chain, new.type, new.ticket, new.actor, new.via, new.via_detail, new.address, new.at, new.payload);
    insert into event_chain as head (name, position, event_id, hash)
    values (new.chain, 1, head_id, event_link(null, 1, head_id, content))
    on conflict (name) do update set (position, event_id, hash) = (
        select head.position + 1, next.id, event_link(head.hash, head.position + 1, next.id, content)
        from (select coalesce(new.id, nextval('event_seq')) as id) next)
    returning head.position, head.event_id, head.hash into new.position, new.id, new.hash;
    return new;
end $$;
create trigger event_becomes_a_link before insert on event
    for each row when (new.hash is null) execute function event_becomes_a_link();

-- Makes links of events that were loaded in bulk, with the trigger above disabled: those without a hash, by id.
create function event_link_up() returns void language plpgsql as $$
begin
    lock table event_chain in exclusive mode;
    update event set chain = event_chain_of(type, ticket) where hash is null and chain is null;
    with linked as materialized (
        select id, chain, position, event_links(start, position, id, content) over (partition by chain order by position) as hash
        from (select e.id, e.chain, coalesce(h.position, 0) + row_number() over (partition by e.chain order by e.id) as position,
                     h.hash as start,
                     event_content(e.chain, e.type, e.ticket, e.actor, e.via, e.via_detail, e.address, e.at, e.payload) as content
              from event e left join event_chain h on h.name = e.chain
              where e.hash is null) placed
    ), heads as (
        insert into event_chain (name, position, event_id, hash)
        select distinct on (chain) chain, position, id, hash from linked order by chain, position desc
        on conflict (name) do update
        set position = excluded.position, event_id = excluded.event_id, hash = excluded.hash
    )
    update event set position = linked.position, hash = linked.hash from linked where linked.id = event.id;
end $$;
select event_link_up();

-- what was written stays ----------------------------------------------------------------------------------------------

create function event_stays() returns trigger language plpgsql as $$
begin
    raise exception 'what happened stays written: % of % is refused', lower(tg_op), tg_table_name
        using errcode = 'insufficient_privilege', hint = 'see docs/audit.md';
end $$;
create trigger event_stays before update of id, chain, position, type, ticket, actor, via, via_detail, address, at, payload, hash
    on event for each row when (old.hash is not null) execute function event_stays();
create trigger event_is_never_deleted before delete on event for each row execute function event_stays();
create trigger event_is_never_emptied before truncate on event for each statement execute function event_stays();
create trigger event_chain_only_grows before update on event_chain
    for each row when (new.name <> old.name or new.position <= old.position) execute function event_stays();
create trigger event_chain_is_never_deleted before delete on event_chain for each row execute function event_stays();
create trigger event_chain_is_never_emptied before truncate on event_chain for each statement execute function event_stays();

-- what is looked for --------------------------------------------------------------------------------------------------

drop index event_ticket;
create unique index event_in_chain on event (chain, position);
create index event_at on event (at, id);                                            -- the audit page
create index event_actor on event (actor, at, id) where actor <> 'system';          -- its filter by who
create index event_elsewhere on event (type, at, id) where ticket is null;          -- its filter by types that are about no ticket
