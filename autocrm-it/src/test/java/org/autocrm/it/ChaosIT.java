package org.autocrm.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.autocrm.launcher.Broker;
import org.autocrm.launcher.Ports;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Mails of all kinds arrive in two mailboxes and are answered, while the server, the database, the broker and the IMAP
 * server are killed again and again. {@code -Dchaos.mails}, {@code -Dchaos.rounds} and {@code -Dchaos.seed} say how
 * many mails, how often each is killed, and which of all the possible stories is told.
 */
class ChaosIT {

    private static final int MAILS = Integer.getInteger("chaos.mails", 200);
    private static final int ROUNDS = Integer.getInteger("chaos.rounds", 2);
    private static final long SEED = Long.getLong("chaos.seed", 5);

    private static final String MARKED = "support@autocrm.example";
    private static final String MOVED = "orders@autocrm.example";
    private static final int AT_ONCE = 400;
    private static final Duration A_WHILE = Duration.ofMinutes(8);

    private static final Deque<AutoCloseable> OPEN = new ArrayDeque<>();
    private static Census census;

    @BeforeAll
    static void letThemFall() {
        var folder = Stage.folder("chaos");
        var mailboxes = open(Dovecot.start());
        mailboxes.addMailbox(MARKED);
        mailboxes.addMailbox(MOVED);
        var post = new ChaosPost(mailboxes, List.of(MARKED, MOVED), MAILS, SEED);
        var smtp = open(MailSink.start(post));
        var wayOut = open(Gate.to(smtp.port()));
        var retries = new HashMap<>(Stage.QUICK_RETRIES);
        retries.put("AUTOCRM_RETRY_ATTEMPTS", "300");
        var broker = open(Broker.start(folder.resolve("artemis"), Ports.free(), retries));
        var stage = open(Stage.open(folder, settings(mailboxes, wayOut, broker, retries)));
        addMovedMailbox(stage, mailboxes);
        census = new Census(stage.database(), mailboxes, post, smtp);

        try (var feeder = new Feeder(post, mailboxes, census)) {
            System.out.printf("%d mails, %d rounds, seed %d%n", MAILS, ROUNDS, SEED);
            new Havoc(stage, broker, mailboxes, wayOut, ROUNDS, SEED)
                    .run(() -> (double) census.done() / post.expected());
            Await.until(A_WHILE, () -> assertThat(post.isDone()).isTrue());
        }
        Await.until(A_WHILE, () -> assertThat(census.waiting()).isEmpty());
    }

    private static <T extends AutoCloseable> T open(T what) {
        OPEN.push(what);
        return what;
    }

    @AfterAll
    static void close() throws Exception {
        for (var what : OPEN) {
            what.close();
        }
    }

    @Test
    void theLedgerAndTheMailboxesAgreeOneToOne() {
        assertThat(census.differencesIn(MARKED)).isEmpty();
        assertThat(census.differencesInMoved(MOVED)).isEmpty();
    }

    @Test
    void everyMailCameToTheEndThatItHasTo() {
        assertThat(census.differencesOfEnds()).isEmpty();
    }

    @Test
    void everyMailThatOpensATicketHasOneOfItsOwnThatWasRoutedOnce() {
        assertThat(census.differencesOfTickets()).isEmpty();
    }

    @Test
    void everyMailIsSaidOnceOnItsTicket() {
        assertThat(census.differencesOfMessages()).isEmpty();
    }

    @Test
    void whoIsToBeToldThatTheirMailHasArrivedIsToldOnce() {
        assertThat(census.differencesOfAcknowledgements()).isEmpty();
    }

    @Test
    void nothingWaitsForAHand() {
        assertThat(census.waiting()).isEmpty();
    }

    private static Map<String, String> settings(
            Dovecot mailboxes, Gate smtp, Broker broker, Map<String, String> retries) {
        var settings = new HashMap<>(retries);
        settings.putAll(broker.settings());
        settings.put("AUTOCRM_SMTP_PORT", Integer.toString(smtp.port()));
        settings.put("AUTOCRM_MAILBOX_PORT", Integer.toString(mailboxes.port()));
        settings.put("AUTOCRM_MAILBOX_USER", MARKED);
        settings.put("AUTOCRM_MAILBOX_PASSWORD", Dovecot.PASSWORD);
        settings.put("AUTOCRM_MAILBOX_ADDRESS", MARKED);
        return settings;
    }

    private static void addMovedMailbox(Stage stage, Dovecot mailboxes) {
        var answer =
                stage.api().post("/mailboxes", """
                {"name": "Orders", "email": "%1$s", "protocol": "imap", "host": "127.0.0.1", "port": %2$d,
                 "encryption": "none", "user": "%1$s", "password": "%3$s", "afterwards": "move", "moveTo": "%4$s"}
                """.formatted(MOVED, mailboxes.port(), Dovecot.PASSWORD, Census.DONE));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    /** Brings mails as fast as they are taken, with always enough of them waiting. */
    private static final class Feeder implements AutoCloseable {

        private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();

        Feeder(ChaosPost post, Dovecot mailboxes, Census census) {
            var unused = thread.scheduleWithFixedDelay(
                    () -> {
                        try {
                            post.deliver((int) (census.done() + AT_ONCE - mailboxes.delivered()));
                        } catch (IllegalStateException e) {
                            return; // the database is dead; nobody knows how many are waiting
                        }
                    },
                    0,
                    50,
                    TimeUnit.MILLISECONDS);
        }

        @Override
        public void close() {
            thread.shutdownNow();
        }
    }
}
