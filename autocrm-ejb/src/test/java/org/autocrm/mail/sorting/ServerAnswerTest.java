package org.autocrm.mail.sorting;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerAnswerTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "550 5.1.1 <bob@example.org>: User unknown in local table",
                "550 #5.1.0 Address rejected.",
                "550 Mailbox unavailable",
                "550 5.4.1 Recipient address rejected: Access denied",
                "550 5.1.10 RESOLVER.ADR.RecipientNotFound",
                "Unrouteable address",
                "554 5.4.4 Host not found",
                "556 5.1.10 Recipient domain has null MX",
                "550 5.1.6 This person has moved",
                "450 4.1.1 no such user, and no more tries"
            })
    void anAddressThatNobodyHasIsDead(String words) {
        assertThat(failure(words).hard()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    552 5.2.2 over quota                                                       | MAILBOX_FULL
                    550 5.2.1 The account is disabled                                          | SUSPEND
                    552 5.3.4 Message size exceeds the limit                                   | MESG_TOO_BIG
                    552 5.2.3 Message too large                                                | EXCEED_LIMIT
                    550 5.7.1 <desk@example.com>: Sender address rejected: User unknown        | REJECTED
                    550 5.7.1 Client host [192.0.2.1] blocked using a list                     | BLOCKED
                    550 5.7.25 your address does not have a PTR record                         | REQUIRE_PTR
                    550 5.7.26 fails the DMARC policy                                          | AUTH_FAILURE
                    550 5.7.1 looks like spam                                                  | SPAM_DETECTED
                    550 5.7.1 a virus was found                                                | VIRUS_DETECTED
                    554 5.7.1 Relay access denied                                              | NO_RELAYING
                    550 5.7.1 against our policy                                               | POLICY_VIOLATION
                    421 4.7.0 poor reputation                                                  | BAD_REPUTATION
                    450 4.7.1 too many connections                                             | TOO_MANY_CONN
                    530 5.7.0 Must issue STARTTLS first                                        | SECURITY_ERROR
                    connect to mx.example.org: Connection timed out                            | EXPIRED
                    554 5.4.6 Too many hops                                                    | NETWORK_ERROR
                    452 4.3.1 No space left                                                    | SYSTEM_FULL
                    554 5.3.0 unknown mailer error 255                                         | MAILER_ERROR
                    550 5.6.9 8-bit data in the header                                         | CONTENT_ERROR
                    500 Syntax error, command not recognized                                   | SYNTAX_ERROR
                    554 5.3.5 Local configuration error                                        | SYSTEM_ERROR
                    450 4.3.2 does not work now                                                | NOT_ACCEPT
                    554 Transaction failed                                                     | UNDEFINED
                    """)
    void whatMayChangeLeavesTheAddressAlive(String words, Reason reason) {
        assertThat(failure(words).reason()).isEqualTo(reason);
        assertThat(failure(words).hard()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    550 5.1.1 unknown                        | 5.1.1
                    550-5.7.26 said in                       | 5.7.26
                    553 sorry (#5.7.1)                       | 5.7.1
                    550 host 192.0.2.55 refused              | ''
                    version 5.5.2699.00 of a server          | ''
                    550 unknown                              | ''
                    """)
    void theStatusIsTheOneThatIsSaid(String words, String status) {
        assertThat(failure(words).status()).isEqualTo(status);
    }

    private static Failure failure(String words) {
        return ServerAnswer.of("", words, "").failure("bob@example.org", false);
    }
}
