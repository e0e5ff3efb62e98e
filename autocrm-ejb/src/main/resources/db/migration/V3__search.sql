-- Search: the words of every ticket, kept by triggers in the transaction of each change, whoever writes it; the indexes
-- that serve lists in any order; and views that are saved.
-- Both extensions are trusted: whoever may create in the database may create them.

create extension if not exists unaccent;
create extension if not exists pg_trgm;

-- words -----------------------------------------------------------------------------------------------------------------
-- One configuration a language: accents are folded, then the word is reduced to its stem. No word is left out as too
-- common: what is common in one language ("die") is a word to search for in another.

do $$
declare
    language record;
begin
    create text search configuration autocrm_simple (copy = pg_catalog.simple);
    alter text search configuration autocrm_simple
        alter mapping for word, hword, hword_part with unaccent, pg_catalog.simple;
    for language in
        select * from (values ('en', 'english'), ('de', 'german'), ('fr', 'french'), ('es', 'spanish'), ('it', 'italian'),
            ('nl', 'dutch'), ('pt', 'portuguese'), ('ru', 'russian')) known (code, name)
    loop
        execute format('create text search dictionary autocrm_%s (template = snowball, language = %s)', language.code, language.name);
        execute format('create text search configuration autocrm_%s (copy = autocrm_simple)', language.code);
        execute format('alter text search configuration autocrm_%1$s
            alter mapping for asciiword, asciihword, hword_asciipart with autocrm_%1$s', language.code);
        execute format('alter text search configuration autocrm_%1$s
            alter mapping for word, hword, hword_part with unaccent, autocrm_%1$s', language.code);
    end loop;
end $$;

create function search_language(language text) returns regconfig immutable parallel safe
    return case lower(left(language, 2))
        when 'en' then 'autocrm_en'::regconfig
        when 'de' then 'autocrm_de'::regconfig
        when 'fr' then 'autocrm_fr'::regconfig
        when 'es' then 'autocrm_es'::regconfig
        when 'it' then 'autocrm_it'::regconfig
        when 'nl' then 'autocrm_nl'::regconfig
        when 'pt' then 'autocrm_pt'::regconfig
        when 'ru' then 'autocrm_ru'::regconfig
        else 'autocrm_simple'::regconfig
    end;

-- The words of people, organizations and addresses: as they are, and an address in its pieces too.
create function search_name(name text, address text) returns tsvector immutable parallel safe
    return to_tsvector('autocrm_simple'::regconfig,
        coalesce(name, '') || ' ' || coalesce(address, '') || ' ' || translate(coalesce(address, ''), '@._+-', '     '));

create index customer_words on customer using gin (search_name(name, email));
create index organization_words on organization using gin (search_name(name, domain));

-- A long text is cut, and a ticket takes no more words once it has very many: PostgreSQL keeps at most a megabyte of them.
create function search_text(language regconfig, said text, weight "char") returns tsvector immutable parallel safe
    return setweight(to_tsvector(language, left(said, 60000)), weight);

create function search_append(known tsvector, more tsvector) returns tsvector immutable parallel safe
    return case when more is null or pg_column_size(known) > 400000 then known else known || more end;

create aggregate search_join(tsvector) (sfunc = search_append, stype = tsvector, initcond = '');

-- A, first in rank: number and subject. B: the customer. C: what the customer may read. D: notes.
create function search_weight(kind text) returns "char" immutable parallel safe
    return case kind when 'RECEIVED' then 'C'::"char" when 'REPLY' then 'C'::"char" when 'NOTE' then 'D'::"char" end;

create function search_subject(language regconfig, number text, subject text) returns tsvector immutable parallel safe
    return setweight(to_tsvector('autocrm_simple'::regconfig, number || ' ' || regexp_replace(number, '\D+', ' ', 'g'))
        || to_tsvector(language, subject), 'A');

create function search_customer(customer bigint) returns tsvector stable parallel safe
    return (select setweight(search_name(c.name, c.email) || search_name(o.name, null), 'B')
        from customer c left join organization o on o.id = c.organization_id where c.id = customer);

-- A text file is read up to its first 64 KB: as UTF-8, else as Latin-1; what has a zero byte in it is no text.
create function search_decode(bytes bytea) returns text immutable parallel safe language plpgsql as $$
begin
    if position('\x00'::bytea in bytes) > 0 then
        return '';
    end if;
    for cut in 0..3 loop
        begin
            return convert_from(substring(bytes for greatest(length(bytes) - cut, 0)), 'UTF8');
        exception when character_not_in_repertoire or untranslatable_character then
            null;
        end;
    end loop;
    return convert_from(bytes, 'LATIN1');
end $$;

create function search_file(language regconfig, name text, media_type text, content bigint, weight "char") returns tsvector
    stable parallel safe
    return to_tsvector('autocrm_simple'::regconfig, '') || setweight(to_tsvector('autocrm_simple'::regconfig, name || ' ' || translate(name, '._-', '   ')), weight)
        || case when media_type like 'text/%' then coalesce((
            select search_text(language, case when media_type like 'text/html%'
                then regexp_replace(search_decode(substring(p.bytes for 65536)), '<[^>]*>', ' ', 'g')
                else search_decode(substring(p.bytes for 65536)) end, weight)
            from content_piece p where p.content_id = content and p.position = 0), '') else '' end;

create table ticket_search (
    ticket_id bigint primary key references ticket on delete cascade,
    words     tsvector not null
);
alter table ticket_search alter column words set storage external;
create index ticket_search_words on ticket_search using gin (words) with (gin_pending_list_limit = 512);

-- Writes the words of tickets anew, from everything that is known of them.
create function search_index(tickets bigint[]) returns void language sql as $$
    insert into ticket_search (ticket_id, words)
    select t.id, search_append(search_append(
            search_subject(search_language(t.language), t.number, t.subject) || search_customer(t.customer_id),
            (select search_join(search_text(search_language(t.language), m.text, search_weight(m.kind)) order by m.id)
                from message m where m.ticket_id = t.id and m.kind in ('RECEIVED', 'REPLY', 'NOTE'))),
            (select search_join(search_file(search_language(t.language), f.name, f.media_type, f.content_id, search_weight(m.kind)) order by f.id)
                from message m join message_file f on f.message_id = m.id
                where m.ticket_id = t.id and m.kind in ('RECEIVED', 'REPLY', 'NOTE')))
    from ticket t where t.id = any(tickets)
    on conflict (ticket_id) do update set words = excluded.words
$$;

-- Writes the words of all tickets anew, and those that are known for typing errors. Others wait meanwhile.
create function search_index_all() returns void language plpgsql as $$
declare
    first bigint;
begin
    lock table ticket_search, search_word in exclusive mode;
    truncate ticket_search, search_word;
    drop index ticket_search_words;
    for first in select generate_series(min(id), max(id), 10000) from ticket loop
        perform search_index(array(select id from ticket where id >= first and id < first + 10000));
    end loop;
    create index ticket_search_words on ticket_search using gin (words) with (gin_pending_list_limit = 512);
    insert into search_word
        select distinct word from (
            select unnest(search_spelling(subject)) from ticket
            union all select unnest(search_spelling(name)) from customer
            union all select unnest(search_spelling(name)) from organization) known (word);
end $$;

-- typing errors: the words of subjects and names, among which a similar one is looked for ----------------------------------

create table search_word (
    word text not null                        -- twice where two transactions learnt it at once: nobody waits for the other
);
create index search_word_word on search_word (word);
create index search_word_similar on search_word using gin (word gin_trgm_ops);

create function search_spelling(text text) returns text[] immutable parallel safe
    return array(select word from unnest(tsvector_to_array(to_tsvector('autocrm_simple'::regconfig, text))) known (word)
        where length(word) between 4 and 30 and word !~ '[0-9@./]');

create function search_learn(text text) returns void language sql as $$
    insert into search_word
    select word from unnest(search_spelling(text)) said (word)
    where not exists (select from search_word known where known.word = said.word)
$$;

-- what is asked for: a word or phrase may have been written in any of the languages ---------------------------------------

-- Null where no word is in it.
create function search_phrase(asked text) returns tsquery immutable parallel safe
    return (
        select string_agg(distinct '(' || form::text || ')', ' | ')::tsquery
        from unnest(array[
            phraseto_tsquery('autocrm_simple'::regconfig, asked), phraseto_tsquery('autocrm_en'::regconfig, asked),
            phraseto_tsquery('autocrm_de'::regconfig, asked), phraseto_tsquery('autocrm_fr'::regconfig, asked),
            phraseto_tsquery('autocrm_es'::regconfig, asked), phraseto_tsquery('autocrm_it'::regconfig, asked),
            phraseto_tsquery('autocrm_nl'::regconfig, asked), phraseto_tsquery('autocrm_pt'::regconfig, asked),
            phraseto_tsquery('autocrm_ru'::regconfig, asked)]) forms (form)
        where numnode(form) > 0);

create function search_prefix(asked text) returns tsquery immutable parallel safe
    return (
        select string_agg('''' || replace(replace(word, '\', '\\'), '''', '''''') || ''':*', ' & ')::tsquery
        from unnest(tsvector_to_array(to_tsvector('autocrm_simple'::regconfig, asked))) said (word));

-- Up to five known words that look most like this one, the word itself among them if it is known.
create function search_similar(asked text) returns tsquery stable parallel safe
    return coalesce((
        select string_agg('(' || search_phrase(word)::text || ')', ' | ')::tsquery
        from (
            select word, likeness, max(likeness) over () as best, row_number() over (order by likeness desc, word) as place
            from (
                select word, max(similarity(word, spelling)) as likeness
                from search_word, unnest(search_spelling(asked)) said (spelling)
                where word % spelling group by word) known) near
        where place <= 5 and likeness >= 0.8 * best), search_phrase(asked));

-- keeping it true -----------------------------------------------------------------------------------------------------------

create function search_message_added() returns trigger language plpgsql as $$
begin
    insert into ticket_search (ticket_id, words)
    select t.id, search_subject(search_language(t.language), t.number, t.subject) || search_customer(t.customer_id) || said.words
    from (select m.ticket_id, search_join(search_text(search_language(t.language), m.text, search_weight(m.kind)) order by m.id) as words
        from added m join ticket t on t.id = m.ticket_id where m.kind in ('RECEIVED', 'REPLY', 'NOTE') group by m.ticket_id) said
    join ticket t on t.id = said.ticket_id
    on conflict (ticket_id) do update
        set words = search_append(ticket_search.words, ts_filter(excluded.words, '{c,d}'));
    return null;
end $$;
create trigger search_message_added after insert on message
    referencing new table as added for each statement execute function search_message_added();

create function search_file_added() returns trigger language plpgsql as $$
begin
    update ticket_search s
    set words = search_append(s.words, search_file(search_language(t.language), new.name, new.media_type, new.content_id, search_weight(m.kind)))
    from message m join ticket t on t.id = m.ticket_id
    where m.id = new.message_id and s.ticket_id = t.id and m.kind in ('RECEIVED', 'REPLY', 'NOTE');
    return null;
end $$;
create trigger search_file_added after insert on message_file
    for each row execute function search_file_added();

-- What takes words away marks the ticket; before the commit its words are written anew, once, whatever happened to it.
create table search_due (
    ticket_id bigint primary key
);
create function search_again() returns trigger language plpgsql as $$
begin
    perform search_index(array[new.ticket_id]);
    delete from search_due where ticket_id = new.ticket_id;
    return null;
end $$;
create constraint trigger search_again after insert on search_due
    deferrable initially deferred for each row execute function search_again();

create function search_message_changed() returns trigger language plpgsql as $$
begin
    insert into search_due values (old.ticket_id) on conflict do nothing;
    if tg_op = 'UPDATE' and new.ticket_id <> old.ticket_id then
        insert into search_due values (new.ticket_id) on conflict do nothing;
    end if;
    return null;
end $$;
create trigger search_message_changed after update of ticket_id, text, kind on message
    for each row when ((old.ticket_id, old.text, old.kind) is distinct from (new.ticket_id, new.text, new.kind))
    execute function search_message_changed();
create trigger search_message_deleted after delete on message
    for each row execute function search_message_changed();

create function search_ticket_changed() returns trigger language plpgsql as $$
begin
    insert into search_due values (new.id) on conflict do nothing;
    return null;
end $$;
create trigger search_ticket_changed after update of number, subject, customer_id, language on ticket
    for each row when ((old.number, old.subject, old.customer_id, old.language)
        is distinct from (new.number, new.subject, new.customer_id, new.language))
    execute function search_ticket_changed();

create function search_customer_changed() returns trigger language plpgsql as $$
begin
    update ticket_search s set words = ts_filter(s.words, '{a,c,d}') || search_customer(new.id)
    from ticket t where t.customer_id = new.id and s.ticket_id = t.id;
    return null;
end $$;
create trigger search_customer_changed after update of name, email, organization_id on customer
    for each row when ((old.name, old.email, old.organization_id) is distinct from (new.name, new.email, new.organization_id))
    execute function search_customer_changed();

create function search_organization_changed() returns trigger language plpgsql as $$
begin
    update ticket_search s set words = ts_filter(s.words, '{a,c,d}') || search_customer(c.id)
    from customer c join ticket t on t.customer_id = c.id
    where c.organization_id = new.id and s.ticket_id = t.id;
    return null;
end $$;
create trigger search_organization_changed after update of name on organization
    for each row when (old.name is distinct from new.name) execute function search_organization_changed();

create function search_subject_learnt() returns trigger language plpgsql as $$
begin
    perform search_learn(new.subject);
    return null;
end $$;
create trigger search_subject_learnt after insert or update of subject on ticket
    for each row execute function search_subject_learnt();

create function search_name_learnt() returns trigger language plpgsql as $$
begin
    perform search_learn(new.name);
    return null;
end $$;
create trigger search_name_learnt after insert or update of name on customer
    for each row execute function search_name_learnt();
create trigger search_name_learnt after insert or update of name on organization
    for each row execute function search_name_learnt();

-- what is there already -----------------------------------------------------------------------------------------------------

select search_index_all();

-- lists in any order --------------------------------------------------------------------------------------------------------
-- Whatever is in no index here is sorted when asked for, which is quick for what is open and slow for everything.

create index ticket_created on ticket (created_at desc, id desc);
create index ticket_unsolved_assignee on ticket (assignee_id, updated_at desc, id desc)
    where status in ('OPEN', 'WAITING') and deleted_at is null;
create index ticket_open_priority on ticket (priority_rank desc, updated_at desc, id desc)
    where status = 'OPEN' and deleted_at is null;
create index ticket_open_waiting on ticket (coalesce(waiting_since, 'infinity'::timestamptz), id)
    where status = 'OPEN' and deleted_at is null;
create index ticket_solved_at on ticket (coalesce(solved_at, '-infinity'::timestamptz) desc, id desc)
    where status = 'SOLVED' and deleted_at is null;

-- views that are saved ------------------------------------------------------------------------------------------------------

create sequence saved_view_seq start with 50 increment by 50;
create table saved_view (
    id         bigint primary key,
    owner_id   bigint references account,     -- whose own it is
    team_id    bigint references team,        -- or whose work it shows; of neither: everybody's
    name       text not null,
    query      text not null,                 -- in the language of docs/search.md
    columns    text not null,                 -- their names, with commas between
    sort       text not null,
    grouping   text,
    position   integer not null,
    created_at timestamptz not null,
    version    integer not null default 0,
    check (owner_id is null or team_id is null)
);
create index saved_view_owner on saved_view (owner_id) where owner_id is not null;
create index saved_view_team on saved_view (team_id) where team_id is not null;
