package org.autocrm.mail.inbound;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.io.Serializable;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.autocrm.mail.mime.MailFile;
import org.autocrm.mail.sorting.MailKind;
import org.autocrm.shared.Keyset;
import org.jspecify.annotations.Nullable;

/** Every mail that reached us, with what became of it, for those who look after them. {@link MailDesk} decides. */
@Stateless
@RolesAllowed("supervisor")
public class MailLedger {

    /** How many are counted of those that wait. */
    public static final int MOST_COUNTED = 1_000;

    /** How many mails one page looks at for a text: a rare one shows how far it has come, and goes on when asked. */
    static final int MOST_LOOKED_AT = 50_000;

    private static final int LONGEST_TEXT = 20_000;

    private static final String COLUMNS =
            "id, state, reason, mailbox, author, subject, mail_id, ticket, stored_at, done_at, octet_length(raw) as bytes, not complete as partial, version";

    private final MailReader reader = new MailReader();

    @PersistenceContext
    private EntityManager em;

    /**
     * A mail in a list.
     *
     * @param mailbox where it was fetched from
     * @param author the address of its author, or what stands in its place; null where nobody has looked
     * @param mailId its Message-ID, without angle brackets
     * @param ticket the number of the ticket that it is on, or about
     * @param doneAt when it came to its end
     * @param bytes how large the raw mail is; 0 where it is not kept any more
     * @param partial whether its header alone could be fetched, or not even that
     */
    public record MailRow(
            long id,
            MailState state,
            @Nullable String reason,
            String mailbox,
            @Nullable String author,
            @Nullable String subject,
            @Nullable String mailId,
            @Nullable String ticket,
            Instant storedAt,
            @Nullable Instant doneAt,
            int bytes,
            boolean partial,
            long version)
            implements Serializable {

        /** Whether somebody may still decide about it. */
        public boolean undecided() {
            return StoredMail.isUndecided(state, reason);
        }

        /** Whether it waits for somebody to decide. */
        public boolean waits() {
            return state.waits();
        }

        /** Whether there is something to read again. */
        public boolean readable() {
            return bytes > 0 && !partial;
        }
    }

    /**
     * A page of the ledger.
     *
     * @param lookedTo how far the page has looked; null where it has all that it was to have, or came to the end
     */
    public record Page(List<MailRow> rows, @Nullable Long lookedTo) {}

    /**
     * A mail, and what the reader makes of it today.
     *
     * @param uidValidity with the UID: its place in the mailbox
     * @param header as it came, line by line
     * @param reading null where it cannot be read
     * @param unreadable why not
     */
    public record MailView(
            MailRow row,
            long uidValidity,
            long uid,
            List<HeaderLine> header,
            @Nullable Reading reading,
            @Nullable String unreadable)
            implements Serializable {}

    /** A line of a mail's header, unfolded. */
    public record HeaderLine(String name, String value) implements Serializable {}

    /**
     * What a mail says.
     *
     * @param text what its author wrote; the beginning of it, where it is long
     * @param files the names of its files
     */
    public record Reading(
            String author, String authorName, String subject, MailKind kind, String text, List<String> files)
            implements Serializable {}

    /** Mails that the filter lets through, the newest first. */
    public Page list(MailFilter filter, Keyset part) {
        var found = query(
                "select * from (%s) looked where %s order by id %s limit %d"
                        .formatted(
                                look(filter, part, "limit " + MOST_LOOKED_AT),
                                filter.text().isEmpty()
                                        ? "true"
                                        : "concat_ws(' ', author, subject, mail_id, reason, ticket) ilike ?4",
                                part.backwards() ? "asc" : "desc",
                                part.size()),
                filter,
                part);
        var rows = part.inOrder(found);
        return new Page(
                rows,
                filter.text().isEmpty() || found.size() >= part.size()
                        ? null
                        : endOfLook(filter, part).orElse(null));
    }

    /** One mail of the list. */
    public Optional<MailRow> row(long id) {
        List<?> rows = em.createNativeQuery("select " + COLUMNS + " from stored_mail where id = ?1")
                .setParameter(1, id)
                .getResultList();
        return rows.stream().map(row -> toRow((Object[]) row)).findFirst();
    }

    /** One mail with all that is known of it. */
    public Optional<MailView> find(long id) {
        return row(id).map(row -> view(row, em.find(StoredMail.class, id)));
    }

    /** A mail as it came, byte for byte; empty where there is none, or it is not kept any more. */
    public Optional<byte[]> raw(long id) {
        return Optional.ofNullable(em.find(StoredMail.class, id))
                .map(StoredMail::raw)
                .filter(raw -> raw.length > 0);
    }

    /** How many mails are in a state; at most {@link #MOST_COUNTED} are counted. */
    public int count(MailState state) {
        return ((Number) em.createNativeQuery(
                                "select count(*) from (select 1 from stored_mail where state = ?1 limit ?2) as counted")
                        .setParameter(1, state.name())
                        .setParameter(2, MOST_COUNTED)
                        .getSingleResult())
                .intValue();
    }

    /** The names of the mailboxes that mails were fetched from. */
    public List<String> mailboxes() {
        List<?> names = em.createNativeQuery("select mailbox from mailbox_position order by mailbox")
                .getResultList();
        return names.stream().map(String.class::cast).toList();
    }

    private MailView view(MailRow row, StoredMail mail) {
        var header = MailGlance.at(mail.raw()).lines().stream()
                .map(line -> new HeaderLine(line.name(), line.value()))
                .toList();
        try {
            return new MailView(row, mail.uidValidity(), mail.uid(), header, reading(reader.read(mail.raw())), null);
        } catch (UnreadableMail e) {
            return new MailView(row, mail.uidValidity(), mail.uid(), header, null, e.getMessage());
        }
    }

    private static Reading reading(IncomingMail mail) {
        var text = mail.words().text();
        return new Reading(
                mail.from().value(),
                mail.fromName(),
                mail.subject(),
                mail.sorted().kind(),
                text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…",
                mail.files().stream().map(MailFile::name).collect(Collectors.toCollection(ArrayList::new)));
    }

    private Optional<Long> endOfLook(MailFilter filter, Keyset part) {
        List<?> ids = parameters(
                        em.createNativeQuery("select id from (%s) looked"
                                .formatted(look(filter, part, "offset " + (MOST_LOOKED_AT - 1) + " limit 1"))),
                        filter,
                        part,
                        false)
                .getResultList();
        return ids.stream().map(id -> ((Number) id).longValue()).findFirst();
    }

    /** The mails that a page looks at, by what has an index. */
    private static String look(MailFilter filter, Keyset part, String limit) {
        return "select " + COLUMNS + " from stored_mail where id " + (part.backwards() ? ">" : "<") + " ?1"
                + (filter.state() == null ? "" : " and state = ?2")
                + (filter.mailbox().isEmpty() ? "" : " and mailbox = ?3")
                + " order by id " + (part.backwards() ? "asc " : "desc ") + limit;
    }

    private List<MailRow> query(String sql, MailFilter filter, Keyset part) {
        List<?> rows = parameters(em.createNativeQuery(sql), filter, part, true).getResultList();
        return rows.stream().map(row -> toRow((Object[]) row)).toList();
    }

    private static Query parameters(Query query, MailFilter filter, Keyset part, boolean withText) {
        query.setParameter(1, part.from());
        var state = filter.state();
        if (state != null) {
            query.setParameter(2, state.name());
        }
        if (!filter.mailbox().isEmpty()) {
            query.setParameter(3, filter.mailbox());
        }
        if (withText && !filter.text().isEmpty()) {
            query.setParameter(4, filter.pattern());
        }
        return query;
    }

    private static MailRow toRow(Object[] row) {
        return new MailRow(
                ((Number) row[0]).longValue(),
                MailState.valueOf((String) row[1]),
                (String) row[2],
                (String) row[3],
                (String) row[4],
                (String) row[5],
                (String) row[6],
                (String) row[7],
                ((Timestamp) row[8]).toInstant(),
                row[9] == null ? null : ((Timestamp) row[9]).toInstant(),
                ((Number) row[10]).intValue(),
                (Boolean) row[11],
                ((Number) row[12]).longValue());
    }
}
