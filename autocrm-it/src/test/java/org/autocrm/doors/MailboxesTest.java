package org.autocrm.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.autocrm.launcher.SecretKey;
import org.autocrm.mail.inbound.MailPlace;
import org.autocrm.mail.inbound.StoredMails;
import org.autocrm.mail.inbound.StoredMails.Position;
import org.autocrm.mail.mailbox.LogIn;
import org.autocrm.mail.mailbox.MailServer;
import org.autocrm.mail.mailbox.MailServer.Encryption;
import org.autocrm.mail.mailbox.MailServer.Protocol;
import org.autocrm.mail.mailbox.MailboxDetails;
import org.autocrm.mail.mailbox.MailboxEntry;
import org.autocrm.mail.mailbox.MailboxEvent.MailboxChanged;
import org.autocrm.mail.mailbox.MailboxEvent.MailboxFailing;
import org.autocrm.mail.mailbox.MailboxEvent.MailboxRecovered;
import org.autocrm.mail.mailbox.MailboxFile;
import org.autocrm.mail.mailbox.MailboxHealth.State;
import org.autocrm.mail.mailbox.MailboxHealths;
import org.autocrm.mail.mailbox.MailboxNotValid;
import org.autocrm.mail.mailbox.MailboxSecrets;
import org.autocrm.mail.mailbox.Speaking;
import org.autocrm.mail.mailbox.SystemMailboxes;
import org.autocrm.mail.mailbox.Taking;
import org.autocrm.mail.mailbox.Taking.Afterwards;
import org.autocrm.mail.mailbox.Taking.Backlog;
import org.autocrm.shared.ChangedMeanwhile;
import org.autocrm.shared.EmailAddress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailboxesTest {

    private static final MailboxSecrets HORSE = new MailboxSecrets("correct horse", null);
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private static Doors doors;

    @BeforeAll
    static void open(@TempDir Path folder) {
        System.setProperty("autocrm.secret.key", SecretKey.random());
        doors = Doors.open(folder);
    }

    @AfterAll
    static void close() {
        doors.close();
        System.clearProperty("autocrm.secret.key");
    }

    @BeforeEach
    void thereIsNoMailbox() {
        doors.sql("delete from mailbox_health");
        doors.sql("delete from mailbox");
        doors.sql("delete from stored_mail");
        doors.sql("delete from mailbox_position");
        doors.as("amelia@desk.example", "agent", "supervisor", "administrator");
        doors.happened();
    }

    @Test
    void aPasswordLiesNowhereReadable() {
        var mailbox = make("Billing");

        assertThat(password(mailbox)).isEqualTo("correct horse");
        assertThat(doors.sql("select encode(password, 'escape') from mailbox")).doesNotContain("horse");
        assertThat(doors.happened())
                .isNotEmpty()
                .noneMatch(event -> event.toString().contains("horse"));
    }

    @Test
    void whatIsSealedByTheKeyBeforeIsSealedAnewAtTheNextStart() {
        var mailbox = make("Billing");
        var before = System.getProperty("autocrm.secret.key");
        System.setProperty("autocrm.secret.key", SecretKey.random());
        System.setProperty("autocrm.secret.key.previous", before);
        doors.run(SystemMailboxes.class, boxes -> boxes.sealAnew(mailbox.id()));
        System.clearProperty("autocrm.secret.key.previous");

        assertThat(password(mailbox)).isEqualTo("correct horse");
    }

    @Test
    void aPasswordIsSentToNoOtherServerThanItWasEnteredFor() {
        var mailbox = make("Billing");

        assertThatExceptionOfType(MailboxNotValid.class)
                .isThrownBy(() -> change(mailbox, is -> at(is, "evil.example.org"), MailboxSecrets.KEPT))
                .satisfies(wrong -> assertThat(wrong.member()).isEqualTo("password"));
        assertThat(change(mailbox, is -> at(is, "new.example.org"), HORSE)
                        .details()
                        .server()
                        .host())
                .isEqualTo("new.example.org");
    }

    @Test
    void twoMailboxesNeverReadTheSameFolderOfTheSameUser() {
        make("Billing");

        assertThatExceptionOfType(MailboxNotValid.class)
                .isThrownBy(() ->
                        doors.call(MailboxFile.class, file -> file.make(details("Twin", "billing@example.org"), HORSE)))
                .satisfies(wrong -> assertThat(wrong.code()).isEqualTo("place-taken"));
    }

    @Test
    void theLoserOfAChangeIsTold() {
        var mailbox = make("Billing");
        change(mailbox, is -> at(is, "imap.example.org", "Contracts"), MailboxSecrets.KEPT);

        assertThatExceptionOfType(ChangedMeanwhile.class)
                .isThrownBy(() -> doors.call(
                        MailboxFile.class,
                        file -> file.change(
                                mailbox.id(), OptionalLong.of(mailbox.version()), is -> is, MailboxSecrets.KEPT)));
        assertThat(doors.happened())
                .filteredOn(event -> event instanceof MailboxChanged changed
                        && changed.property().equals("name")
                        && changed.from().isPresent())
                .hasSize(1);
    }

    @Test
    void oneNodeLooksAfterAMailboxUntilItsRightEnds() {
        var mailbox = make("Billing").id();

        assertThat(holds(mailbox, "one")).isTrue();
        assertThat(holds(mailbox, "two")).isFalse();
        assertThat(holds(mailbox, "one")).as("again").isTrue();

        doors.sql("update mailbox_health set held_until = now() - interval '1 second'"); // it died
        assertThat(holds(mailbox, "two")).isTrue();
        assertThat(holds(mailbox, "one")).isFalse();

        doors.run(MailboxHealths.class, healths -> healths.release(mailbox, "two"));
        assertThat(holds(mailbox, "one")).as("it was given back").isTrue();
    }

    @Test
    void theRightEndsSoonEnoughForAnotherNodeToGoOnWithinHalfAMinute() {
        holds(make("Billing").id(), "one");

        assertThat(doors.sql("select held_until - now() < interval '24 seconds' from mailbox_health"))
                .isEqualTo("t");
    }

    @Test
    void administratorsAreToldOnceOfAMailboxThatFailsForLongAndWhenItWorksAgain() {
        var mailbox = make("Billing").id();
        holds(mailbox, "one");
        failed(mailbox);
        doors.happened();

        alarm();
        assertThat(doors.happened()).as("not at once").isEmpty();

        doors.wait(PATIENCE.plusMinutes(1));
        failed(mailbox);
        alarm();
        alarm();
        assertThat(doors.happened()).singleElement().isInstanceOfSatisfying(MailboxFailing.class, failing -> {
            assertThat(failing.name()).isEqualTo("Billing");
            assertThat(failing.error()).isEqualTo("Connection refused");
        });
        assertThat(state(mailbox)).isEqualTo(State.FAILING);

        doors.run(MailboxHealths.class, healths -> healths.succeeded(mailbox, 0, OptionalInt.of(3)));
        assertThat(doors.happened()).singleElement().isInstanceOf(MailboxRecovered.class);
        assertThat(state(mailbox)).isEqualTo(State.READ);
        doors.run(MailboxHealths.class, healths -> healths.succeeded(mailbox, 0, OptionalInt.empty()));
        assertThat(doors.happened()).isEmpty();
    }

    @Test
    void aMailboxThatNobodyLooksAfterAnyMoreSaysSo() {
        var mailbox = make("Billing").id();
        assertThat(state(mailbox)).isEqualTo(State.NEW);
        holds(mailbox, "one");
        doors.run(MailboxHealths.class, healths -> healths.succeeded(mailbox, 0, OptionalInt.empty()));

        doors.wait(Duration.ofMinutes(6));

        assertThat(state(mailbox)).isEqualTo(State.ABANDONED);
    }

    @Test
    void aMailIsKeptOnceHoweverOftenItIsFetched() {
        var mailbox = make("Billing").id();
        for (int i = 0; i < 2; i++) {
            keep(mailbox, 1, 7, "Message-ID: <a@example.org>\n\nHello");
        }

        assertThat(doors.sql("select count(*) from stored_mail")).isEqualTo("1");
        assertThat(position(1).lastUid()).isEqualTo(7);
    }

    @Test
    void whatWasSetAsideInPartIsNotSafe() {
        var mailbox = make("Billing").id();
        keep(mailbox, 1, 7, "Message-ID: <a@example.org>\n\nHello");
        doors.run(
                StoredMails.class,
                mails -> mails.setAside(new MailPlace(mailbox, "place", 1, 8), new byte[0], "it is larger than 50 MB"));

        assertThat(known(1, List.of(6L, 7L, 8L))).containsExactlyInAnyOrder(7L, 8L);
        assertThat(unsettled()).containsExactly(7L);

        doors.run(StoredMails.class, mails -> mails.settled("place", 1, List.of(7L)));
        assertThat(unsettled()).isEmpty();
    }

    @Test
    void whatWasInAPopMailboxBeforeIsPassedOver() {
        doors.run(StoredMails.class, mails -> mails.begin("place", List.of(5L, 6L)));

        assertThat(known(0, List.of(4L, 5L, 6L))).containsExactlyInAnyOrder(5L, 6L);
        assertThat(isKnown("place")).isTrue();
    }

    @Test
    void whatWasInAnImapMailboxBeforeIsKnownByItsNumber() {
        doors.run(StoredMails.class, mails -> mails.begin("place", 1, new Position(0, 40)));
        keep(make("Billing").id(), 1, 7, "Hello");

        assertThat(position(1)).isEqualTo(new Position(7, 40));
        assertThat(positions(2)).as("numbered anew").isEmpty();
    }

    @Test
    void aMailboxThatIsRemovedLeavesItsMail() {
        var mailbox = make("Billing");
        keep(mailbox.id(), 1, 7, "Hello");

        doors.run(MailboxFile.class, file -> file.remove(mailbox.id(), OptionalLong.of(mailbox.version())));

        assertThat(doors.sql("select count(*) from stored_mail where mailbox_id is null"))
                .isEqualTo("1");
    }

    private static MailboxEntry make(String name) {
        return doors.call(MailboxFile.class, file -> file.make(details(name, "billing@example.org"), HORSE));
    }

    private static MailboxEntry change(
            MailboxEntry mailbox, UnaryOperator<MailboxDetails> change, MailboxSecrets secrets) {
        return doors.call(MailboxFile.class, file -> file.change(mailbox.id(), OptionalLong.empty(), change, secrets));
    }

    private static MailboxDetails details(String name, String user) {
        return new MailboxDetails(
                name,
                new MailServer(Protocol.IMAP, "imap.example.org", 993, Encryption.TLS),
                LogIn.byPassword(user),
                new Taking("INBOX", Backlog.UNREAD, Afterwards.MARK, null, 60),
                new Speaking(new EmailAddress("billing@example.org"), null, null, null, true, false),
                true);
    }

    private static MailboxDetails at(MailboxDetails mailbox, String host) {
        return at(mailbox, host, mailbox.name());
    }

    private static MailboxDetails at(MailboxDetails mailbox, String host, String name) {
        return new MailboxDetails(
                name,
                new MailServer(Protocol.IMAP, host, 993, Encryption.TLS),
                mailbox.logIn(),
                mailbox.taking(),
                mailbox.speaking(),
                mailbox.active());
    }

    private static String password(MailboxEntry mailbox) {
        return doors.call(
                SystemMailboxes.class,
                boxes -> String.valueOf(boxes.secrets(mailbox.id()).password()));
    }

    private static Set<Long> known(long validity, List<Long> uids) {
        return doors.call(StoredMails.class, mails -> mails.known("place", validity, uids));
    }

    private static List<Long> unsettled() {
        return doors.call(StoredMails.class, mails -> mails.unsettled("place", 1, 10));
    }

    private static boolean isKnown(String mailbox) {
        return doors.call(StoredMails.class, mails -> mails.isKnown(mailbox));
    }

    private static boolean holds(long mailbox, String node) {
        return doors.call(MailboxHealths.class, healths -> healths.hold(mailbox, node));
    }

    private static void failed(long mailbox) {
        doors.run(
                MailboxHealths.class,
                healths -> healths.failed(
                        mailbox, "Connection refused", doors.now().plusSeconds(60)));
    }

    private static void alarm() {
        doors.run(MailboxHealths.class, healths -> healths.raiseAlarms(PATIENCE));
    }

    private static State state(long mailbox) {
        return doors.call(
                MailboxHealths.class,
                healths -> Objects.requireNonNull(healths.all().get(mailbox)).state());
    }

    private static void keep(long mailbox, long validity, long uid, String raw) {
        doors.run(
                StoredMails.class,
                mails -> mails.keep(
                        new MailPlace(mailbox, "place", validity, uid), raw.getBytes(StandardCharsets.UTF_8), true));
    }

    private static Position position(long validity) {
        return positions(validity).orElseThrow();
    }

    private static Optional<Position> positions(long validity) {
        return doors.call(StoredMails.class, mails -> mails.position("place", validity));
    }
}
