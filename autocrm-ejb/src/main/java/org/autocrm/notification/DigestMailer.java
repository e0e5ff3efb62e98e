package org.autocrm.notification;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.autocrm.mail.mailbox.SystemMailboxes;
import org.autocrm.postman.OutgoingMail;
import org.autocrm.postman.Postman;
import org.autocrm.setting.Settings;
import org.autocrm.shared.EmailAddress;
import org.autocrm.shared.SafeHtml;

/** Sends an agent what was collected, in one mail, when it is time. */
@Stateless
@PermitAll
public class DigestMailer {

    private static final int MOST_SHOWN = 100;
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);

    private static final String COLLECTED = """
            select n.id, n.kind, n.relation, t.number, t.subject, n.at,
                coalesce(case when n.kind in ('OPENED', 'ANSWERED', 'REPLIED', 'NOTED', 'MENTIONED') then w.author_name end, n.actor),
                s.name
            from notice n
            join account a on a.id = n.account_id
            join ticket t on t.id = n.ticket_id
            join ticket_status s on s.key = t.status_key
            left join message w on w.id = n.message and w.ticket_id = t.id
            where n.account_id = ?1 and n.mail = 'COLLECTED' and n.read_at is null and t.deleted_at is null and a.active
            and (a.role <> 'AGENT' or not exists (select 1 from team hidden where hidden.id = t.team_id and hidden.restricted
                and not exists (select 1 from team_member m where m.team_id = hidden.id and m.account_id = a.id)))
            order by n.id
            """;

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Postman postman;

    @Inject
    private SystemMailboxes mailboxes;

    @Inject
    private OffLinks links;

    @Inject
    private Settings settings;

    @Inject
    private Clock clock;

    private record Line(long id, String ticket, String subject, String sentence, Instant at) {}

    /**
     * Sends an agent one mail with all that was collected and not read yet, if it is time; nothing where nothing is
     * left.
     *
     * @throws org.autocrm.postman.NotYet if the mail server could not take it
     */
    public void send(long agent) {
        em.createNativeQuery("""
                        insert into notice_digest (account_id, rhythm, sent_at) values (?1, 'AT_ONCE', ?2)
                        on conflict do nothing
                        """)
                .setParameter(1, agent)
                .setParameter(2, Timestamp.from(Instant.EPOCH))
                .executeUpdate();
        List<?> chosen = em.createNativeQuery("""
                        select d.rhythm, d.hour, d.sent_at, a.email, a.name,
                            (select min(n.at) from notice n where n.account_id = d.account_id and n.mail = 'COLLECTED')
                        from notice_digest d join account a on a.id = d.account_id
                        where d.account_id = ?1 for update of d skip locked
                        """).setParameter(1, agent).getResultList();
        if (!chosen.isEmpty() && ((Object[]) chosen.get(0))[5] != null) {
            var row = (Object[]) chosen.get(0);
            var rhythm = Rhythm.valueOf((String) row[0]);
            if (rhythm == Rhythm.NEVER) {
                end(collected(agent), "NONE");
            } else if (rhythm.isTime(
                    ((Timestamp) row[2]).toInstant(),
                    ((Timestamp) row[5]).toInstant(),
                    clock.instant(),
                    ((Number) row[1]).intValue(),
                    ZoneId.systemDefault())) {
                send(agent, new EmailAddress((String) row[3]), (String) row[4]);
            }
        }
    }

    private void send(long agent, EmailAddress to, String name) {
        var all = collected(agent); // what comes while the mail is sent waits for the next
        List<?> rows = em.createNativeQuery(COLLECTED).setParameter(1, agent).getResultList();
        var lines = rows.stream()
                .map(row -> line((Object[]) row))
                .filter(line -> all.contains(line.id()))
                .toList();
        if (!lines.isEmpty() && !mailboxes.ourAddresses().contains(to)) {
            postman.sendOrDrop(mail(agent, to, name, lines));
            em.createNativeQuery("update notice_digest set sent_at = ?1 where account_id = ?2")
                    .setParameter(1, Timestamp.from(clock.instant()))
                    .setParameter(2, agent)
                    .executeUpdate();
        }
        end(all, lines.isEmpty() ? "NONE" : "SENT");
    }

    /** Nothing of this is mailed any more. */
    private void end(Collection<Long> notices, String state) {
        em.createNativeQuery("""
                        update notice set mail = ?1 where mail = 'COLLECTED' and id in
                            (select cast(listed.value as bigint) from json_array_elements_text(cast(?2 as json)) as listed)
                        """)
                .setParameter(1, state)
                .setParameter(2, notices.toString())
                .executeUpdate();
    }

    private Set<Long> collected(long agent) {
        List<?> ids = em.createNativeQuery("select id from notice where account_id = ?1 and mail = 'COLLECTED'")
                .setParameter(1, agent)
                .getResultList();
        return ids.stream().map(id -> ((Number) id).longValue()).collect(Collectors.toSet());
    }

    private static Line line(Object[] row) {
        return new Line(
                ((Number) row[0]).longValue(),
                (String) row[3],
                (String) row[4],
                NoticeText.sentence(
                        NoticeKind.valueOf((String) row[1]),
                        Relation.valueOf((String) row[2]) == Relation.MINE,
                        (String) row[6],
                        (String) row[7]),
                ((Timestamp) row[5]).toInstant());
    }

    private OutgoingMail mail(long agent, EmailAddress to, String name, List<Line> lines) {
        Map<String, List<Line>> tickets = new LinkedHashMap<>();
        lines.stream()
                .limit(MOST_SHOWN)
                .forEach(line -> tickets.computeIfAbsent(line.ticket(), any -> new ArrayList<>())
                        .add(line));
        var domain = settings.supportAddress().domain();
        var off = links.to(OffToken.collected(agent));
        var choices = settings.publicUrl() + "/autocrm/notifications/preferences";
        var all = settings.publicUrl() + "/autocrm/notifications";
        var more =
                lines.size() > MOST_SHOWN ? (lines.size() - MOST_SHOWN) + " more are at the desk: " : "All of them: ";
        var text = new StringBuilder();
        var html = new StringBuilder();
        tickets.values().forEach(about -> tell(about, text, html));
        text.append(more)
                .append(all)
                .append("\n\n-- \nNo more such mails: ")
                .append(off)
                .append("\nWhat you hear of: ");
        text.append(choices).append('\n');
        html.append("<p>%s<a href=\"%s\">Notifications</a></p>".formatted(more, SafeHtml.escaped(all)));
        html.append("""
                <p style="color:#565f6c;font-size:12px"><a href="%s">No more such mails</a> · <a href="%s">What you hear of</a></p>\
                """.formatted(SafeHtml.escaped(off), SafeHtml.escaped(choices)));
        var newest = lines.get(lines.size() - 1).id();
        return new OutgoingMail(
                "notices-" + agent + "-" + newest + "@" + domain,
                settings.supportAddress(),
                settings.brand(),
                to,
                name,
                Optional.empty(),
                lines.size() == 1 ? "1 notification" : lines.size() + " notifications",
                text.toString(),
                html.toString(),
                List.of(),
                true,
                List.of(),
                List.of(),
                Optional.empty(),
                NoticeMailer.headers(domain, off));
    }

    private void tell(List<Line> about, StringBuilder text, StringBuilder html) {
        var first = about.get(0);
        var link = settings.publicUrl() + "/autocrm/tickets/" + first.ticket();
        text.append("Ticket #%s: %s%n%s%n"
                .formatted(first.ticket(), first.subject(), link)
                .replace("\r", ""));
        html.append("<p><a href=\"%s\"><strong>Ticket #%s: %s</strong></a>"
                .formatted(SafeHtml.escaped(link), first.ticket(), SafeHtml.escaped(first.subject())));
        for (var line : about) {
            var at = MOMENT.format(line.at().atZone(ZoneId.systemDefault()));
            text.append("  ").append(at).append("  ").append(line.sentence()).append('\n');
            html.append("<br>").append(at).append(" – ").append(SafeHtml.escaped(line.sentence()));
        }
        text.append('\n');
        html.append("</p>");
    }
}
