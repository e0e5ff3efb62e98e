package org.autocrm.notification;

import static java.util.stream.Collectors.joining;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.autocrm.mail.mailbox.SystemMailboxes;
import org.autocrm.postman.NotDelivered;
import org.autocrm.postman.OutgoingMail;
import org.autocrm.postman.Postman;
import org.autocrm.setting.Settings;
import org.autocrm.shared.EmailAddress;
import org.autocrm.shared.SafeHtml;
import org.autocrm.ticket.TicketNumber;
import org.jspecify.annotations.Nullable;

/**
 * Sends a notice by mail, in the transaction that notes it as sent. If the process dies after the mail server took the
 * mail and before that was noted, it is sent once more, under the same Message-ID.
 */
@Stateless
@PermitAll
public class NoticeMailer {

    private static final Logger LOG = Logger.getLogger(NoticeMailer.class.getName());
    private static final int MOST_TRIES = 30;
    private static final int LONGEST_PAUSE = 60;
    private static final int DOUBLINGS = 6;

    /** What a mail says; no row where it was sent or another node sends it. */
    private static final String LETTER = """
            select n.kind, n.mail_for, n.mail_id, n.mail_tries, n.account_id, a.email, a.name, t.number, t.subject, t.mailbox,
                coalesce(case when n.kind in ('OPENED', 'ANSWERED', 'REPLIED', 'NOTED', 'MENTIONED') then w.author_name end, n.actor),
                s.name,
                case when n.kind = 'UNDELIVERED' then coalesce(w.delivery_reason, '') else coalesce(w.text, '') end,
                a.active and n.read_at is null and t.deleted_at is null
                    and (a.role <> 'AGENT' or not exists (select 1 from team hidden where hidden.id = t.team_id and hidden.restricted
                        and not exists (select 1 from team_member m where m.team_id = hidden.id and m.account_id = a.id)))
            from notice n
            join account a on a.id = n.account_id
            join ticket t on t.id = n.ticket_id
            join ticket_status s on s.key = t.status_key
            left join message w on w.ticket_id = t.id
                and w.id = case when n.kind = 'ASSIGNED' then t.last_message else n.message end
            where n.id = ?1 and n.mail = 'DUE'
            for update of n skip locked
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

    private record Letter(
            NoticeKind kind,
            Set<Relation> relations,
            @Nullable String mailId,
            int tries,
            long account,
            EmailAddress to,
            String toName,
            TicketNumber ticket,
            String subject,
            @Nullable String mailbox,
            String actor,
            String status,
            String words,
            boolean wanted) {}

    /**
     * Sends the mail of a notice, if it is still to be sent and its reader has not seen it yet.
     *
     * @return whether the mail server did its part
     */
    public boolean send(long notice) {
        List<?> rows = em.createNativeQuery(LETTER).setParameter(1, notice).getResultList();
        return rows.isEmpty() || send(notice, letter((Object[]) rows.get(0)));
    }

    private boolean send(long notice, Letter letter) {
        if (!letter.wanted() || mailboxes.ourAddresses().contains(letter.to())) { // never to ourselves
            become(notice, "DROPPED");
            return true;
        }
        try {
            postman.send(mail(notice, letter));
            become(notice, "SENT");
            return true;
        } catch (NotDelivered e) {
            if (e.forGood() || letter.tries() >= MOST_TRIES) {
                LOG.log(Level.WARNING, "A notification was given up: {0}", e.getMessage());
                become(notice, "DROPPED");
                return e.forGood();
            }
            tryLater(notice, letter.tries());
            return false;
        }
    }

    private void become(long notice, String state) {
        em.createNativeQuery("update notice set mail = ?1 where id = ?2")
                .setParameter(1, state)
                .setParameter(2, notice)
                .executeUpdate();
    }

    /** After a minute, two, four ... at most an hour. */
    private void tryLater(long notice, int tries) {
        var pause = Duration.ofMinutes(Math.min(LONGEST_PAUSE, 1L << Math.min(tries, DOUBLINGS)));
        em.createNativeQuery("update notice set mail_tries = mail_tries + 1, mail_after = ?1 where id = ?2")
                .setParameter(1, Timestamp.from(clock.instant().plus(pause)))
                .setParameter(2, notice)
                .executeUpdate();
    }

    private OutgoingMail mail(long notice, Letter letter) {
        var domain = settings.supportAddress().domain();
        var mine = letter.relations().contains(Relation.MINE);
        var sentence = NoticeText.sentence(letter.kind(), mine, letter.actor(), letter.status());
        var words = NoticeText.beginning(letter.words());
        var link = settings.publicUrl() + "/autocrm/tickets/" + letter.ticket().value();
        var choices = settings.publicUrl() + "/autocrm/notifications/preferences";
        var off = links.to(new OffToken(letter.account(), letter.kind(), letter.relations()));
        var why = letter.mailId() == null
                ? NoticeText.why(letter.relations())
                : NoticeText.answered(letter.kind()) + " " + NoticeText.why(letter.relations());
        return new OutgoingMail(
                letter.mailId() == null ? "notice-" + notice + "@" + domain : letter.mailId(),
                letter.mailbox() == null
                        ? settings.supportAddress()
                        : EmailAddress.in(letter.mailbox()).orElseGet(settings::supportAddress),
                settings.brand(),
                letter.to(),
                letter.toName(),
                Optional.empty(),
                letter.ticket().quoted() + " " + letter.subject(),
                """
                %s
                %s
                Ticket #%s: %s
                %s

                --\u0020
                %s
                No more mails of this kind: %s
                What you hear of: %s
                """.formatted(
                                sentence,
                                words.isEmpty() ? "" : "\n" + quoted(words) + "\n",
                                letter.ticket().value(),
                                letter.subject(),
                                link,
                                why,
                                off,
                                choices),
                """
                <p><strong>%s</strong></p>%s<p><a href="%s">Ticket #%s: %s</a></p>\
                <p style="color:#565f6c;font-size:12px">%s<br><a href="%s">No more mails of this kind</a> · \
                <a href="%s">What you hear of</a></p>""".formatted(
                                SafeHtml.escaped(sentence),
                                words.isEmpty()
                                        ? ""
                                        : "<blockquote style=\"margin:0 0 0 4px;padding:0 0 0 12px;border-left:3px solid #dfe3e8\">"
                                                + SafeHtml.ofText(words).value() + "</blockquote>",
                                SafeHtml.escaped(link),
                                letter.ticket().value(),
                                SafeHtml.escaped(letter.subject()),
                                SafeHtml.escaped(why),
                                SafeHtml.escaped(off),
                                SafeHtml.escaped(choices)),
                List.of("ticket-" + letter.ticket().value() + ".notices@" + domain),
                true,
                List.of(),
                List.of(),
                Optional.empty(),
                headers(domain, off));
    }

    /** Written by a program that answers nobody, to somebody who can end it by one click (RFC 3834, 2919, 8058). */
    static Map<String, String> headers(String domain, String off) {
        return Map.of(
                "Auto-Submitted", "auto-generated",
                "Precedence", "bulk",
                "List-Id", "<notifications." + domain + ">",
                "List-Unsubscribe", "<" + off + ">",
                "List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }

    private static String quoted(String words) {
        return words.lines().map(line -> line.isEmpty() ? ">" : "> " + line).collect(joining("\n"));
    }

    private static Letter letter(Object[] row) {
        var relations = EnumSet.noneOf(Relation.class);
        for (var relation : Relation.values()) {
            if (List.of(((String) row[1]).split(" ", -1)).contains(relation.name())) {
                relations.add(relation);
            }
        }
        return new Letter(
                NoticeKind.valueOf((String) row[0]),
                relations,
                (String) row[2],
                ((Number) row[3]).intValue(),
                ((Number) row[4]).longValue(),
                new EmailAddress((String) row[5]),
                (String) row[6],
                new TicketNumber((String) row[7]),
                (String) row[8],
                (String) row[9],
                (String) row[10],
                (String) row[11],
                (String) row[12],
                (boolean) row[13]);
    }
}
