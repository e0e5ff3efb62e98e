package org.autocrm.ticket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.autocrm.account.Teams;
import org.autocrm.shared.EmailAddress;
import org.autocrm.shared.Keyset;
import org.autocrm.shared.SafeHtml;
import org.jspecify.annotations.Nullable;

/** Reads a whole ticket in two statements: one for itself, one for what was said. */
@ApplicationScoped
class TicketReader {

    private static final String TICKET = """
            select t.id, t.subject, t.customer_id, t.channel, t.status_key, t.priority, t.team_id, t.assignee_id,
                t.mailbox, t.language, t.waiting_since, t.solved_at, t.snoozed_until, t.deleted_at, t.created_at,
                t.updated_at, t.version, team.restricted, c.name, c.email,
                (select target.number from ticket target where target.id = t.merged_into),
                (select string_agg(g.tag, ' ' order by g.tag) from ticket_tag g where g.ticket_id = t.id),
                (select cast(json_agg(json_build_array(f.key, coalesce(v.text, cast(v.number as text), cast(v.day as text)))
                    order by f.position, f.key, v.position) as text)
                    from ticket_field_value v join ticket_field f on f.id = v.field_id where v.ticket_id = t.id),
                (select string_agg(cast(f.account_id as text), ' ' order by f.account_id)
                    from ticket_follower f where f.ticket_id = t.id),
                (select string_agg(c.email, ' ' order by c.email) from ticket_copy c where c.ticket_id = t.id),
                (select cast(json_agg(json_build_array(l.kind, l.here, o.number, o.subject, o.status, case when ot.restricted then o.team_id end)
                    order by o.id) as text)
                    from (select kind, true as here, other_id as linked from ticket_link where ticket_id = t.id
                        union all select kind, false, ticket_id from ticket_link where other_id = t.id) l
                    join ticket o on o.id = l.linked and o.deleted_at is null
                    left join team ot on ot.id = o.team_id),
                t.due_at
            from ticket t join customer c on c.id = t.customer_id left join team on team.id = t.team_id
            where t.number = ?1
            """;

    private static final String MESSAGES = """
            select m.id, m.kind, m.author_name, m.author_id, m.text, m.html, m.written_at, m.delivery, m.delivery_tries,
                m.delivery_reason, m.delivery_at, o.number,
                (select cast(json_agg(json_build_array(f.id, f.name, f.media_type, f.size, f.part_id) order by f.id) as text)
                    from message_file f where f.message_id = m.id),
                m.quoted_text, m.quoted_html
            from message m left join ticket o on o.id = m.origin_id
            where %s
            """;

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Catalog catalog;

    @Inject
    private Teams teams;

    /** A ticket as its row says it; what is said on it is asked for apart. */
    private record Found(long id, @Nullable Boolean restricted, TicketView view) {}

    /** The ticket as agents see it; empty where there is none, or the caller may not see it. */
    Optional<TicketView> forAgent(TicketNumber number) {
        return find(number, true)
                .filter(found -> !Boolean.TRUE.equals(found.restricted())
                        || isInSight(found.view().team()))
                .map(found -> with(found.view(), messages("m.ticket_id = ?1", found.id(), true)));
    }

    /** The ticket as its customer sees it; empty where there is none, it is another's, or it is in the bin. */
    Optional<TicketView> forCustomer(TicketNumber number, long customer) {
        return find(number, false)
                .filter(found ->
                        found.view().customer() == customer && found.view().deletedAt() == null)
                .map(found -> {
                    var whose = found.view().mergedInto() == null ? "m.ticket_id = ?1" : "m.origin_id = ?1";
                    return with(found.view(), messages(whose, found.id(), false));
                });
    }

    private Optional<Found> find(TicketNumber number, boolean forAgent) {
        List<?> rows =
                em.createNativeQuery(TICKET).setParameter(1, number.value()).getResultList();
        return rows.stream()
                .map(row -> toFound(number, (Object[]) row, forAgent))
                .findFirst();
    }

    private Found toFound(TicketNumber number, Object[] row, boolean forAgent) {
        var known = catalog.knowing((String) row[4], (String) row[5]);
        var view = new TicketView(
                number,
                (String) row[1],
                ((Number) row[2]).longValue(),
                (String) row[18],
                new EmailAddress((String) row[19]),
                Channel.valueOf((String) row[3]),
                known.status((String) row[4]),
                known.priority((String) row[5]),
                number(row[6]),
                number(row[7]),
                (String) row[8],
                (String) row[9],
                instant(row[10]),
                instant(row[11]),
                instant(row[12]),
                forAgent ? instant(row[26]) : null,
                row[20] == null ? null : new TicketNumber((String) row[20]),
                instant(row[13]),
                ((Timestamp) row[14]).toInstant(),
                ((Timestamp) row[15]).toInstant(),
                ((Number) row[16]).intValue(),
                forAgent ? words(row[21]).toList() : List.of(),
                fields((String) row[22], known, forAgent),
                forAgent ? words(row[23]).map(Long::valueOf).toList() : List.of(),
                forAgent ? words(row[24]).map(EmailAddress::new).toList() : List.of(),
                forAgent ? links((String) row[25]) : List.of(),
                List.of());
        return new Found(((Number) row[0]).longValue(), (Boolean) row[17], view);
    }

    private static List<FieldView> fields(@Nullable String json, Catalog.Contents known, boolean forAgent) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        JsonTexts.rowsIn(json)
                .forEach(pair -> values.computeIfAbsent(pair.get(0), key -> new ArrayList<>())
                        .add(pair.get(1)));
        return values.entrySet().stream()
                .flatMap(entry -> Optional.ofNullable(known.fields().get(entry.getKey())).stream()
                        .filter(field -> forAgent || field.forCustomers())
                        .map(field -> new FieldView(field.key(), field.name(), field.type(), entry.getValue())))
                .toList();
    }

    private List<LinkView> links(@Nullable String json) {
        return JsonTexts.rowsIn(json).stream()
                .filter(link -> link.get(5).isEmpty() || isInSight(Long.valueOf(link.get(5))))
                .map(link -> new LinkView(
                        LinkKind.of(link.get(0), Boolean.parseBoolean(link.get(1))),
                        new TicketNumber(link.get(2)),
                        link.get(3),
                        TicketStatus.valueOf(link.get(4))))
                .toList();
    }

    private List<MessageView> messages(String whose, long ticket, boolean forAgent) {
        var kinds = forAgent ? "" : " and m.kind in ('RECEIVED', 'REPLY', 'ACKNOWLEDGEMENT')";
        List<?> rows = em.createNativeQuery(MESSAGES.formatted(whose + kinds + " order by m.id"))
                .setParameter(1, ticket)
                .getResultList();
        return rows.stream().map(row -> toMessage((Object[]) row, forAgent)).toList();
    }

    /** A part of what was said on a ticket, as agents see it, the newest message first. */
    List<MessageView> messages(Ticket ticket, Optional<MessageKind> kind, Keyset part) {
        var kinds = kind.map(wanted -> " and m.kind = '" + wanted.name() + "'").orElse("");
        var place = part.backwards() ? " and m.id > ?2 order by m.id" : " and m.id < ?2 order by m.id desc";
        List<?> rows = em.createNativeQuery(MESSAGES.formatted("m.ticket_id = ?1" + kinds + place))
                .setParameter(1, ticket.id())
                .setParameter(2, part.from())
                .setMaxResults(part.size())
                .getResultList();
        return part.inOrder(
                rows.stream().map(row -> toMessage((Object[]) row, true)).toList());
    }

    /** A message of a ticket, as agents see it. */
    Optional<MessageView> message(Ticket ticket, long id) {
        List<?> rows = em.createNativeQuery(MESSAGES.formatted("m.ticket_id = ?1 and m.id = ?2"))
                .setParameter(1, ticket.id())
                .setParameter(2, id)
                .getResultList();
        return rows.stream().map(row -> toMessage((Object[]) row, true)).findFirst();
    }

    private static MessageView toMessage(Object[] row, boolean forAgent) {
        var text = (String) row[4];
        var quoted = (String) row[13];
        return new MessageView(
                ((Number) row[0]).longValue(),
                MessageKind.valueOf((String) row[1]),
                (String) row[2],
                number(row[3]),
                text,
                shown(text, (String) row[5]),
                quoted,
                quoted == null ? null : shown(quoted, (String) row[14]),
                ((Timestamp) row[6]).toInstant(),
                row[11] == null || !forAgent ? null : new TicketNumber((String) row[11]),
                DeliveryState.valueOf((String) row[7]),
                ((Number) row[8]).intValue(),
                (String) row[9],
                instant(row[10]),
                JsonTexts.rowsIn((String) row[12]).stream()
                        .map(file -> new FileView(
                                Long.parseLong(file.get(0)),
                                file.get(1),
                                file.get(2),
                                Long.parseLong(file.get(3)),
                                file.get(4).isEmpty() ? null : file.get(4)))
                        .toList());
    }

    private static String shown(String text, @Nullable String html) {
        return html == null || html.isBlank() ? SafeHtml.ofText(text).value() : html;
    }

    private static TicketView with(TicketView view, List<MessageView> messages) {
        return new TicketView(
                view.number(),
                view.subject(),
                view.customer(),
                view.customerName(),
                view.customerEmail(),
                view.channel(),
                view.status(),
                view.priority(),
                view.team(),
                view.assignee(),
                view.mailbox(),
                view.language(),
                view.waitingSince(),
                view.solvedAt(),
                view.snoozedUntil(),
                view.dueAt(),
                view.mergedInto(),
                view.deletedAt(),
                view.createdAt(),
                view.updatedAt(),
                view.version(),
                view.tags(),
                view.fields(),
                view.followers(),
                view.copies(),
                view.links(),
                messages);
    }

    private boolean isInSight(@Nullable Long team) {
        return team == null || !teams.isOutOfSight(team);
    }

    private static Stream<String> words(@Nullable Object text) {
        return text == null ? Stream.of() : Arrays.stream(((String) text).split(" ", -1));
    }

    private static @Nullable Long number(@Nullable Object column) {
        return column == null ? null : Long.valueOf(((Number) column).longValue());
    }

    private static @Nullable Instant instant(@Nullable Object column) {
        return column == null ? null : ((Timestamp) column).toInstant();
    }
}
