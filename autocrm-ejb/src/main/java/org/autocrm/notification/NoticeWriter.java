package org.autocrm.notification;

import static java.util.stream.Collectors.joining;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonValue;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.autocrm.event.FollowUps;
import org.autocrm.event.LoggedEvent;
import org.autocrm.mail.proof.MailToken;
import org.autocrm.mail.proof.MailTokens;
import org.autocrm.notification.NoticeMatrix.Wanted;
import org.autocrm.ticket.TicketEvent.Assigned;
import org.autocrm.ticket.TicketEvent.Mentioned;
import org.autocrm.ticket.TicketEvent.TeamChanged;
import org.jspecify.annotations.Nullable;

/** Writes down who is to hear of what happened: by one query whom, by another all of them. */
@Stateless
@PermitAll
public class NoticeWriter {

    /** Who may want to hear of it: whoever has it, follows it, works in its team, or hears of all; and may see it. */
    private static final String CANDIDATES = """
            select a.id, a.email,
                coalesce(a.id = t.assignee_id, false),
                exists (select 1 from ticket_follower f where f.ticket_id = t.id and f.account_id = a.id),
                coalesce(m.account_id is not null, false),
                (select string_agg(c.relation || ' ' || c.screen || ' ' || c.mail, ',')
                    from notice_choice c where c.account_id = a.id and c.kind = ?3),
                coalesce((select d.rhythm from notice_digest d where d.account_id = a.id), 'AT_ONCE'),
                (select count(*) from notice lately where lately.account_id = a.id and lately.mail in ('DUE', 'SENT')
                    and lately.at > now() - interval '10 minutes')
            from ticket t
            join account a on a.active and a.role <> 'CUSTOMER'
            left join team_member m on m.team_id = t.team_id and m.account_id = a.id
            where t.id = ?1 and a.email <> ?2
            and (a.id = t.assignee_id or a.id = ?4 or m.account_id is not null
                or exists (select 1 from ticket_follower f where f.ticket_id = t.id and f.account_id = a.id)
                or exists (select 1 from notice_choice c
                    where c.account_id = a.id and c.kind = ?3 and c.relation = 'ALL' and (c.screen or c.mail)))
            and (m.account_id is not null or a.role <> 'AGENT'
                or not exists (select 1 from team hidden where hidden.id = t.team_id and hidden.restricted))
            and not exists (select 1 from notice told where told.account_id = a.id and told.ticket_id = t.id
                and ((?3 = 'OPENED' and told.kind in ('OPENED', 'ASSIGNED'))
                    or (?3 = 'NOTED' and told.kind = 'MENTIONED' and told.message = ?5)))
            order by a.id
            """;

    /** To one agent in ten minutes; more than these are collected. */
    private static final int MOST_AT_ONCE = 20;

    @PersistenceContext
    private EntityManager em;

    @Inject
    private FollowUps followUps;

    @Inject
    private MailTokens tokens;

    @Inject
    private Event<Noticed> signals;

    /** A ticket as it is now. */
    private record Subject(long id, long lastMessage) {}

    /** An agent, and what the ticket is to them. */
    private record Candidate(
            long account, String email, Set<Relation> relations, NoticeMatrix matrix, Rhythm rhythm, long lately) {

        /** Each by itself, unless there were so many lately that nobody would read them. */
        boolean isMailedAtOnce() {
            return rhythm == Rhythm.AT_ONCE && lately < MOST_AT_ONCE;
        }
    }

    /**
     * Writes the notices of these events, each once.
     *
     * @return those that are to be mailed at once, by id
     */
    public List<Long> write(List<LoggedEvent> events) {
        var first = followUps.firstOf(NotificationSubscription.FOLLOWER, events);
        Set<String> told = new TreeSet<>();
        List<Long> due = new ArrayList<>();
        events.stream()
                .filter(event -> first.contains(event.id()))
                .sorted(Comparator.comparing(event -> event.ticket().orElse(""))) // others lock tickets in this order
                .forEach(event -> NoticeKind.of(event)
                        .ifPresent(kind -> subject(event).ifPresent(ticket -> write(event, kind, ticket, told, due))));
        if (!told.isEmpty()) {
            signals.fire(new Noticed(told));
        }
        return due;
    }

    private void write(LoggedEvent event, NoticeKind kind, Subject ticket, Set<String> told, List<Long> due) {
        if (kind == NoticeKind.STATUS_CHANGED && saysWhy(event)) {
            return;
        }
        var message = message(event, ticket);
        var person = person(event, kind, message);
        var rows = Json.createArrayBuilder();
        for (var candidate : candidates(event, kind, ticket, message, person)) {
            candidate
                    .matrix()
                    .wanted(kind, candidate.relations())
                    .filter(wanted -> wanted.screen() || isMailed(wanted, candidate))
                    .ifPresent(wanted -> {
                        add(rows, candidate, wanted, message == null ? ticket.lastMessage() : message);
                        if (wanted.screen()) {
                            told.add(candidate.email());
                        }
                    });
        }
        var wanted = rows.build();
        if (!wanted.isEmpty()) {
            wanted.stream()
                    .map(JsonValue::asJsonObject)
                    .filter(row ->
                            person != null && row.getJsonNumber("account").longValue() == person)
                    .forEach(row -> replaceLesser(
                            kind,
                            ticket,
                            message,
                            person,
                            !row.getString("mail").equals("NONE")));
            due.addAll(insert(event, kind, ticket, message, wanted.toString()));
        }
    }

    /** What an event is about: what it names, or for a ticket that is new to a team, what was said first. */
    private @Nullable Long message(LoggedEvent event, Subject ticket) {
        if (event.data().containsKey("message")) {
            return event.number("message");
        }
        if (!event.is(TeamChanged.class)) {
            return null;
        }
        var first = (Number) em.createNativeQuery("select coalesce(min(id), 0) from message where ticket_id = ?1")
                .setParameter(1, ticket.id())
                .getSingleResult();
        return first.longValue() == 0 ? null : (Long) first.longValue();
    }

    private Optional<Subject> subject(LoggedEvent event) {
        List<?> rows = em.createNativeQuery(
                        "select id, last_message from ticket where number = ?1 and deleted_at is null")
                .setParameter(1, event.ticket().orElse(""))
                .getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .map(row -> new Subject(((Number) row[0]).longValue(), ((Number) row[1]).longValue()))
                .findFirst();
    }

    /** Whether a message came with the change of status, which agents hear of anyhow. */
    private boolean saysWhy(LoggedEvent event) {
        return !em.createNativeQuery("""
                        select 1 from event e join event change on change.id = ?1 and e.chain = change.chain
                        where e.position between change.position - 8 and change.position + 8
                        and e.type in ('ticket.MessageReceived', 'ticket.ReplyWritten', 'ticket.Opened') and e.actor = change.actor
                        and e.at between change.at - interval '1 second' and change.at + interval '1 second'
                        """)
                .setParameter(1, event.id())
                .getResultList()
                .isEmpty();
    }

    /** Whom the event itself names. */
    private @Nullable Long person(LoggedEvent event, NoticeKind kind, @Nullable Long message) {
        if (event.is(Assigned.class)) {
            return event.number("to");
        }
        if (event.is(Mentioned.class)) {
            return event.number("agent");
        }
        if (kind == NoticeKind.UNDELIVERED) {
            List<?> authors = em.createNativeQuery(
                            "select author_id from message where id = ?1 and author_id is not null")
                    .setParameter(1, message)
                    .getResultList();
            return authors.isEmpty() ? null : ((Number) authors.get(0)).longValue();
        }
        return null;
    }

    private List<Candidate> candidates(
            LoggedEvent event, NoticeKind kind, Subject ticket, @Nullable Long message, @Nullable Long person) {
        List<?> rows = em.createNativeQuery(CANDIDATES)
                .setParameter(1, ticket.id())
                .setParameter(2, event.actor())
                .setParameter(3, kind.name())
                .setParameter(4, person == null ? 0L : person)
                .setParameter(5, message == null ? 0L : message)
                .getResultList();
        return rows.stream()
                .map(row -> candidate((Object[]) row, event, kind, person))
                .toList();
    }

    private static Candidate candidate(Object[] row, LoggedEvent event, NoticeKind kind, @Nullable Long person) {
        var account = ((Number) row[0]).longValue();
        var isNamed = person != null && person == account;
        var relations = EnumSet.of(Relation.ALL);
        if ((boolean) row[3]) {
            relations.add(Relation.FOLLOWED);
        }
        if ((boolean) row[4]) {
            relations.add(Relation.TEAM);
        }
        var isTheirs = switch (kind) {
            case MENTIONED, ASSIGNED -> isNamed;
            case UNDELIVERED -> isNamed || (boolean) row[2];
            default -> (boolean) row[2];
        };
        if (isTheirs) {
            relations.add(Relation.MINE);
        }
        if (event.is(TeamChanged.class)) {
            relations.retainAll(EnumSet.of(Relation.TEAM)); // for the others it is no new ticket
        }
        return new Candidate(
                account,
                (String) row[1],
                relations,
                KeptChoices.matrix(kind, (String) row[5]),
                Rhythm.valueOf((String) row[6]),
                ((Number) row[7]).longValue());
    }

    private static boolean isMailed(Wanted wanted, Candidate candidate) {
        return !wanted.mailFor().isEmpty() && candidate.rhythm() != Rhythm.NEVER;
    }

    private void add(JsonArrayBuilder rows, Candidate candidate, Wanted wanted, long message) {
        var mailed = isMailed(wanted, candidate);
        var row = Json.createObjectBuilder()
                .add("account", candidate.account())
                .add("relation", wanted.relation().name())
                .add("screen", wanted.screen())
                .add("mail", mailed ? candidate.isMailedAtOnce() ? "DUE" : "COLLECTED" : "NONE")
                .add("mail_for", wanted.mailFor().stream().map(Enum::name).collect(joining(" ")));
        if (mailed && message > 0) {
            row.add("mail_id", tokens.mailId(MailToken.toAgent(message, candidate.account())));
        }
        rows.add(row);
    }

    /**
     * What says less about the same goes: that there is a new ticket, where it is theirs; a note, where it names them.
     * But not where it is still to be mailed, and this is not; nor while it is being mailed.
     */
    private void replaceLesser(
            NoticeKind kind, Subject ticket, @Nullable Long message, @Nullable Long person, boolean mailed) {
        if (kind == NoticeKind.ASSIGNED || kind == NoticeKind.MENTIONED) {
            em.createNativeQuery("""
                            delete from notice where id in (
                                select id from notice where account_id = ?1 and ticket_id = ?2 and read_at is null
                                and (?5 or mail not in ('DUE', 'COLLECTED'))
                                and ((?3 = 'ASSIGNED' and kind = 'OPENED') or (?3 = 'MENTIONED' and kind = 'NOTED' and message = ?4))
                                for update skip locked)
                            """)
                    .setParameter(5, mailed)
                    .setParameter(1, person)
                    .setParameter(2, ticket.id())
                    .setParameter(3, kind.name())
                    .setParameter(4, message == null ? 0L : message)
                    .executeUpdate();
        }
    }

    private List<Long> insert(
            LoggedEvent event, NoticeKind kind, Subject ticket, @Nullable Long message, String wanted) {
        List<?> rows = em.createNativeQuery("""
                        insert into notice (event_id, account_id, ticket_id, kind, relation, message, actor, at, on_screen,
                            mail, mail_for, mail_id, mail_after)
                        select ?1, w.account, ?2, ?3, w.relation, nullif(?4, 0),
                            coalesce((select name from account where email = ?5), ''), ?6, w.screen,
                            w.mail, w.mail_for, w.mail_id, ?6
                        from json_to_recordset(cast(?7 as json)) as w
                            (account bigint, relation text, screen boolean, mail text, mail_for text, mail_id text)
                        on conflict do nothing
                        returning id, mail
                        """)
                .setParameter(1, event.id())
                .setParameter(2, ticket.id())
                .setParameter(3, kind.name())
                .setParameter(4, message == null ? 0L : message)
                .setParameter(5, event.actor())
                .setParameter(6, Timestamp.from(event.at()))
                .setParameter(7, wanted)
                .getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .filter(row -> row[1].equals("DUE"))
                .map(row -> ((Number) row[0]).longValue())
                .toList();
    }
}
