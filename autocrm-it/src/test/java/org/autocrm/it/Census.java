package org.autocrm.it;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.autocrm.it.ChaosMail.Kind;
import org.autocrm.launcher.Database;
import org.jspecify.annotations.Nullable;

/**
 * Counts what lies in the mailboxes, stands in the ledger, is said on tickets and was sent, and says where they differ.
 */
final class Census {

    /** The folder to which mails of the second mailbox are moved. */
    static final String DONE = "Done";

    private final Database database;
    private final Dovecot mailboxes;
    private final ChaosPost post;
    private final MailSink smtp;
    private final long oldTickets;

    /** @param smtp that took all that we sent */
    Census(Database database, Dovecot mailboxes, ChaosPost post, MailSink smtp) {
        this.database = database;
        this.mailboxes = mailboxes;
        this.post = post;
        this.smtp = smtp;
        this.oldTickets = Long.parseLong(
                rows("select coalesce(max(id), 0) from ticket").get(0).get(0));
    }

    /** A row of the ledger. */
    private record Entry(
            String mailbox, long uid, String mailId, String state, String ticket, String key, String hash) {}

    /** A message on a ticket; of whom it is, by its words. */
    private record Said(String ticket, String kind, String key, String delivery) {
        boolean isAcknowledgement() {
            return kind.equals("ACKNOWLEDGEMENT");
        }
    }

    private record Opened(String number, String subject, boolean assigned, long decisions) {}

    /** How many of the mails that came are at their end. */
    long done() {
        return Long.parseLong(rows("select count(*) from stored_mail where state <> 'KEPT'")
                .get(0)
                .get(0));
    }

    /** What is still to be done by somebody, in words; nothing where all is quiet. */
    List<String> waiting() {
        List<String> waiting = new ArrayList<>();
        count(waiting, "mails not read", "select count(*) from stored_mail where state = 'KEPT'");
        count(waiting, "mails to settle", "select count(*) from stored_mail where unsettled");
        count(waiting, "events not relayed", "select count(*) from event where feed is null or not relayed");
        count(waiting, "mails to send", """
                select count(*) from message where delivery in ('QUEUED', 'SENDING', 'DELAYED', 'FAILED') and ticket_id > %d
                """.formatted(oldTickets));
        count(waiting, "tickets not given to anybody", """
                select count(*) from ticket where id > %d and assignee_id is null
                """.formatted(oldTickets));
        count(waiting, "failures", "select count(*) from failed_follow_up");
        var kept =
                Long.parseLong(rows("select count(*) from stored_mail").get(0).get(0));
        if (kept != mailboxes.delivered()) {
            waiting.add(mailboxes.delivered() - kept + " mails in the mailboxes");
        }
        return waiting;
    }

    private void count(List<String> waiting, String what, String query) {
        var count = rows(query).get(0).get(0);
        if (!count.equals("0")) {
            waiting.add(count + " " + what);
        }
    }

    /** A mailbox whose mails are marked as read: each that lies there has one row, each row its mail. */
    List<String> differencesIn(String marked) {
        var lying = mailboxes.lyingIn(marked, "INBOX");
        var differences = compare(
                "mails and rows of " + marked,
                bag(lying, mail -> mail.uid() + " " + mail.key() + " " + mail.mailId()),
                bag(rowsOf(marked), row -> row.uid() + " " + row.key() + " " + row.mailId()));
        lying.stream().filter(mail -> !mail.read()).forEach(mail -> differences.add("not marked as read: " + mail));
        return differences;
    }

    /** A mailbox whose mails are moved: nothing is left in it, and each row has its mail in the other folder. */
    List<String> differencesInMoved(String moved) {
        var differences = compare(
                "mails and rows of " + moved,
                bag(mailboxes.lyingIn(moved, DONE), mail -> mail.key() + " " + mail.mailId()),
                bag(rowsOf(moved), row -> row.key() + " " + row.mailId()));
        mailboxes.lyingIn(moved, "INBOX").forEach(mail -> differences.add("not moved: " + mail));
        return differences;
    }

    /** Each mail came to the end that it has to, byte for byte; its copies and our own were kept out. */
    List<String> differencesOfEnds() {
        List<String> expected = new ArrayList<>();
        for (var mail : post.mails()) {
            var known = mail.key() + " " + mail.kind() + " " + hash(mail.raw());
            expected.add(known + " " + mail.state());
            for (int copy = 1; copy < mail.mailboxes().size(); copy++) {
                expected.add(known + " KEPT_OUT");
            }
        }
        for (var mail : smtp.taken()) {
            if (mailboxes.has(mail.recipient())) {
                expected.add(mail.mailId() + " " + hash(mail.raw()) + " KEPT_OUT");
            }
        }
        var written = written();
        return compare("mails and their ends", bag(expected, line -> line), bag(ledger(), row -> {
            var mail = written.get(row.key());
            var name = mail == null ? row.mailId() : row.key() + " " + mail.kind();
            return name + " " + row.hash() + " " + row.state();
        }));
    }

    /** Each mail that opened a ticket has one of its own, under its subject, that was routed once. */
    List<String> differencesOfTickets() {
        var written = written();
        var opened = opened();
        var differences = compare(
                "rows that opened a ticket, and tickets",
                bag(numbers().entrySet(), row -> row.getValue() + " " + subjectOf(written.get(row.getKey()))),
                bag(opened, ticket -> ticket.number() + " " + ticket.subject()));
        opened.stream()
                .filter(ticket -> !ticket.assigned() || ticket.decisions() != 1)
                .forEach(ticket -> differences.add("not routed once: " + ticket));
        return differences;
    }

    /** All that was written is said once, on the ticket that it belongs to and that its row names, and nothing else. */
    List<String> differencesOfMessages() {
        var numbers = numbers();
        var written = written();
        var differences = compare(
                "mails and messages",
                bag(
                        written.values().stream().filter(Census::isSaid).toList(),
                        mail -> numbers.get(mail.ticketOf()) + " "
                                + (mail.kind() == Kind.AUTOMATIC ? "AUTOMATIC" : "RECEIVED") + " " + mail.key()),
                bag(
                        said().stream().filter(one -> !one.isAcknowledgement()).toList(),
                        one -> one.ticket() + " " + one.kind() + " " + one.key()));
        differences.addAll(compare(
                "mails and the tickets in their rows",
                bag(
                        written.values(),
                        mail -> mail.key() + " " + (mail.ticketOf() == null ? "" : numbers.get(mail.ticketOf()))),
                bag(
                        ledger().stream()
                                .filter(row -> isAtTheEndOf(written.get(row.key()), row)) // no copies
                                .toList(),
                        row -> row.key() + " " + row.ticket())));
        return differences;
    }

    private static boolean isSaid(ChaosMail mail) {
        return mail.state().equals("OPENED") || mail.state().equals("CONTINUED");
    }

    private static boolean isAtTheEndOf(@Nullable ChaosMail mail, Entry row) {
        return mail != null && mail.state().equals(row.state());
    }

    private static String subjectOf(@Nullable ChaosMail mail) {
        return mail == null ? "none" : mail.subject();
    }

    /** Who is to be told that their mail has arrived was told so once, and nobody else anything. */
    List<String> differencesOfAcknowledgements() {
        var written = written();
        var told = written.values().stream().filter(ChaosMail::acknowledged).toList();
        var returned = written.values().stream()
                .filter(mail -> mail.kind() == Kind.BOUNCE)
                .map(ChaosMail::ticketOf)
                .collect(toSet());
        var differences = compare(
                "acknowledgements and mails to customers",
                bag(told, mail -> mail.key() + " to " + mail.customer()),
                bag(
                        smtp.taken().stream()
                                .filter(mail -> !ChaosPost.isOfTheDesk(mail.recipient()))
                                .toList(),
                        mail -> ChaosPost.keyIn(mail.subject()) + " to " + mail.recipient()));
        var numbers = numbers();
        differences.addAll(compare(
                "acknowledgements on tickets",
                bag(told, mail -> numbers.get(mail.key()) + (returned.contains(mail.key()) ? " BOUNCED" : " SENT")),
                bag(
                        said().stream().filter(Said::isAcknowledgement).toList(),
                        one -> one.ticket() + " " + one.delivery())));
        return differences;
    }

    private Map<String, ChaosMail> written() {
        return post.mails().stream().collect(toMap(ChaosMail::key, mail -> mail));
    }

    /** Which ticket each mail opened; all of them, where it should have been one. */
    private Map<String, String> numbers() {
        return ledger().stream()
                .filter(row -> row.state().equals("OPENED"))
                .collect(toMap(Entry::key, Entry::ticket, (one, other) -> one + " and " + other));
    }

    private List<Entry> rowsOf(String mailbox) {
        return ledger().stream().filter(row -> row.mailbox().equals(mailbox)).toList();
    }

    private static String hash(String raw) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(raw.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> Map<String, Long> bag(Collection<T> things, Function<T, String> name) {
        return things.stream().collect(groupingBy(name, TreeMap::new, counting()));
    }

    private static List<String> compare(String what, Map<String, Long> expected, Map<String, Long> found) {
        var names = new TreeSet<>(expected.keySet());
        names.addAll(found.keySet());
        return names.stream()
                .filter(name -> !expected.getOrDefault(name, 0L).equals(found.getOrDefault(name, 0L)))
                .map(name -> what + ": " + expected.getOrDefault(name, 0L) + " and " + found.getOrDefault(name, 0L)
                        + " of " + name)
                .collect(toCollection(ArrayList::new));
    }

    private List<Entry> ledger() {
        return rows("""
                        select m.address, s.uid, coalesce(s.mail_id, ''), s.state, coalesce(s.ticket, ''),
                            coalesce(substring(convert_from(s.raw, 'LATIN1') from 'X-Chaos: (K[0-9]+)'), ''),
                            encode(sha256(s.raw), 'hex')
                        from stored_mail s join mailbox m on m.id = s.mailbox_id
                        """).stream()
                .map(row -> new Entry(
                        row.get(0),
                        Long.parseLong(row.get(1)),
                        row.get(2),
                        row.get(3),
                        row.get(4),
                        row.get(5),
                        row.get(6)))
                .toList();
    }

    private List<Opened> opened() {
        return rows("""
                        select t.number, t.subject, t.assignee_id is not null,
                            (select count(*) from routing_decision d where d.ticket = t.number)
                        from ticket t where t.id > %d
                        """.formatted(oldTickets)).stream()
                .map(row -> new Opened(row.get(0), row.get(1), row.get(2).equals("t"), Long.parseLong(row.get(3))))
                .toList();
    }

    private List<Said> said() {
        return rows("""
                        select t.number, m.kind, coalesce(substring(m.text from 'mail (K[0-9]+)'), ''), m.delivery
                        from message m join ticket t on t.id = m.ticket_id where t.id > %d
                        """.formatted(oldTickets)).stream()
                .map(row -> new Said(row.get(0), row.get(1), row.get(2), row.get(3)))
                .toList();
    }

    private List<List<String>> rows(String query) {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            List<List<String>> all = new ArrayList<>();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.add(rows.getString(i));
                }
                all.add(row);
            }
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }
}
