package org.autocrm.mail.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.UnaryOperator;
import org.autocrm.mail.mailbox.LogIn.Access;
import org.autocrm.mail.mailbox.MailServer.Encryption;
import org.autocrm.mail.mailbox.MailServer.Protocol;
import org.autocrm.mail.mailbox.Taking.Afterwards;
import org.autocrm.mail.mailbox.Taking.Backlog;
import org.autocrm.shared.EmailAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailboxRulesTest {

    private static final MailServer SERVER = new MailServer(Protocol.IMAP, "imap.example.org", 993, Encryption.TLS);
    private static final Taking TAKING = new Taking("INBOX", Backlog.UNREAD, Afterwards.MARK, null, 60);
    private static final Speaking SPEAKING =
            new Speaking(new EmailAddress("billing@example.org"), null, null, null, true, false);
    private static final MailboxDetails USUAL =
            new MailboxDetails("Billing", SERVER, LogIn.byPassword("billing"), TAKING, SPEAKING, true);

    @Test
    void aMailboxAsMostHaveIsTakenAsItIs() {
        assertThat(MailboxRules.checked(USUAL)).isEqualTo(USUAL);
    }

    @ParameterizedTest
    @CsvSource({"IMAP,TLS,993", "IMAP,STARTTLS,143", "IMAP,NONE,143", "POP3,TLS,995", "POP3,NONE,110"})
    void whoNamesNoPortMeansTheUsualOne(Protocol protocol, Encryption encryption, int port) {
        var checked = MailboxRules.checked(new MailboxDetails(
                "Billing",
                new MailServer(protocol, " mail.example.org ", 0, encryption),
                USUAL.logIn(),
                new Taking("INBOX", Backlog.ALL, Afterwards.LEAVE, null, 60),
                SPEAKING,
                true));

        assertThat(checked.server()).isEqualTo(new MailServer(protocol, "mail.example.org", port, encryption));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "imap example", "imap.example.org/x", "-x", "user@imap.example.org"})
    void aServerHasAName(String host) {
        assertThatThrownBy(() -> MailboxRules.checked(at(new MailServer(Protocol.IMAP, host, 993, Encryption.TLS))))
                .isInstanceOfSatisfying(
                        MailboxNotValid.class,
                        wrong -> assertThat(wrong.member()).isEqualTo("host"));
    }

    @Test
    void popKnowsNeitherWhatWasReadNorFolders() {
        var pop = new MailServer(Protocol.POP3, "pop.example.org", 995, Encryption.TLS);

        assertWrong("backlog", at(pop));
        assertWrong("afterwards", taking(at(pop), it -> new Taking("x", Backlog.ALL, Afterwards.MOVE, "Done", 60)));
        assertThat(MailboxRules.checked(
                                taking(at(pop), it -> new Taking("x", Backlog.ALL, Afterwards.DELETE, "Done", 60)))
                        .taking())
                .isEqualTo(new Taking("INBOX", Backlog.ALL, Afterwards.DELETE, null, 60));
    }

    @Test
    void mailIsMovedToAnotherFolder() {
        assertWrong("moveTo", taking(USUAL, it -> new Taking("INBOX", Backlog.ALL, Afterwards.MOVE, null, 60)));
        assertWrong("moveTo", taking(USUAL, it -> new Taking("INBOX", Backlog.ALL, Afterwards.MOVE, "INBOX", 60)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "http://login.example.org/token", "ftp://login.example.org", "https:///x"})
    void aTokenEndpointIsAskedOverTlsOnly(String url) {
        assertWrong("tokenUrl", byToken(url));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://login.example.org/token", "http://localhost:8090/token"})
    void aTokenEndpointMayBeOnThisMachine(String url) {
        assertThat(MailboxRules.checked(byToken(url)).logIn().tokenUrl()).isEqualTo(url);
    }

    @Test
    void mailThatIsPushedNeedsNoServerAndNoUser() {
        var pushed = MailboxRules.checked(new MailboxDetails(
                "Pushed",
                new MailServer(Protocol.PUSH, "left over", 7, Encryption.TLS),
                LogIn.byPassword("left over"),
                TAKING,
                SPEAKING,
                true));

        assertThat(pushed.server()).isEqualTo(MailServer.PUSHED);
        assertThat(pushed.logIn().user()).isEmpty();
        assertThat(pushed.place()).isEqualTo("push:Pushed");
    }

    @Test
    void whoAnswersIsNamedInTheSenderAndTheSignature() {
        var speaking = new Speaking(SPEAKING.address(), "{agent} of Billing", "Yours, {agent}", null, true, false);

        assertThat(speaking.senderName("Ann")).isEqualTo("Ann of Billing");
        assertThat(speaking.signature("Ann")).isEqualTo("Yours, Ann");
        assertThat(SPEAKING.senderName("Ann")).isEqualTo("Ann");
        assertThat(SPEAKING.signature("Ann")).isEmpty();
    }

    private static void assertWrong(String member, MailboxDetails details) {
        assertThatThrownBy(() -> MailboxRules.checked(details))
                .isInstanceOfSatisfying(
                        MailboxNotValid.class,
                        wrong -> assertThat(wrong.member()).isEqualTo(member));
    }

    private static MailboxDetails at(MailServer server) {
        return new MailboxDetails("Billing", server, USUAL.logIn(), TAKING, SPEAKING, true);
    }

    private static MailboxDetails taking(MailboxDetails details, UnaryOperator<Taking> change) {
        return new MailboxDetails(
                details.name(),
                details.server(),
                details.logIn(),
                change.apply(details.taking()),
                details.speaking(),
                true);
    }

    private static MailboxDetails byToken(String url) {
        return new MailboxDetails(
                "Billing",
                SERVER,
                new LogIn("billing", Access.CLIENT_CREDENTIALS, url, "client", null),
                TAKING,
                SPEAKING,
                true);
    }
}
