package org.autocrm.mail.sorting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.autocrm.mail.sorting.SortedMails.sorted;

import java.util.List;
import org.junit.jupiter.api.Test;

class DeliveryReportTest {

    @Test
    void aFailedRecipientMakesABounceThatNamesTheDeadAddressAndOurMail() {
        var sorted = sorted(report("""
                Final-Recipient: rfc822; Bob@Example.ORG
                Action: failed
                Status: 5.0.0
                Diagnostic-Code: smtp; 550 5.1.1 <bob@example.org>: User unknown in
                    virtual mailbox table
                """));

        assertThat(sorted.kind()).isEqualTo(MailKind.BOUNCE);
        assertThat(sorted.acknowledge()).isFalse();
        assertThat(sorted.failures())
                .containsExactly(new Failure(
                        "bob@example.org",
                        "5.1.1",
                        true,
                        Reason.USER_UNKNOWN,
                        "550 5.1.1 <bob@example.org>: User unknown in virtual mailbox table"));
        assertThat(sorted.aboutMails()).first().isEqualTo("reply-7@desk.example");
    }

    @Test
    void everyFailedRecipientIsNamedAndReachedOnesAreNot() {
        var sorted = sorted(report("""
                Final-Recipient: rfc822; bob@example.org
                Action: failed
                Status: 5.1.1

                Final-Recipient: rfc822; cyd@example.org
                Action: delivered
                Status: 2.0.0

                Final-Recipient: rfc822; dan@example.org
                Action: failed
                Status: 5.2.2
                Diagnostic-Code: smtp; 552 5.2.2 Mailbox full
                """));

        assertThat(sorted.kind()).isEqualTo(MailKind.BOUNCE);
        assertThat(sorted.failures())
                .extracting(Failure::recipient, Failure::reason, Failure::hard)
                .containsExactly(
                        tuple("bob@example.org", Reason.USER_UNKNOWN, true),
                        tuple("dan@example.org", Reason.MAILBOX_FULL, false));
    }

    @Test
    void aDelayIsNoBounceAndNoAddressIsDead() {
        var sorted = sorted(report("""
                Final-Recipient: rfc822; bob@example.org
                Action: delayed
                Status: 4.4.1
                Diagnostic-Code: smtp; connect to mx.example.org: Connection timed out
                """));

        assertThat(sorted.kind()).isEqualTo(MailKind.DELAY);
        assertThat(sorted.failures()).extracting(Failure::hard).containsExactly(false);
    }

    @Test
    void whatWasDeliveredRelayedOrExpandedFailedForNobody() {
        for (var action : List.of("delivered", "relayed (to a server that tells no more)", "expanded")) {
            var sorted =
                    sorted(report("Final-Recipient: rfc822; bob@example.org\nAction: " + action + "\nStatus: 2.0.0\n"));

            assertThat(sorted.kind()).isEqualTo(MailKind.DELIVERY_REPORT);
            assertThat(sorted.failures()).isEmpty();
            assertThat(sorted.aboutMails()).contains("reply-7@desk.example");
        }
    }

    @Test
    void aReportWithoutActionTellsByItsStatus() {
        var sorted = sorted(report("Original-Recipient: <bob@example.org>\nStatus: 5.1.2\n"));

        assertThat(sorted.kind()).isEqualTo(MailKind.BOUNCE);
        assertThat(sorted.failures()).extracting(Failure::reason).containsExactly(Reason.HOST_UNKNOWN);
    }

    @Test
    void whereTheReportKeepsSilentTheNoticeTellsWhy() {
        var sorted = sorted(
                report("""
                Final-Recipient: rfc822; bob@example.org
                Action: failed
                Status: 5.0.0
                Diagnostic-Code: X-Unix; 77
                """).replace("It did not work.", "<bob@example.org>: the disk quota of this user is exceeded"));

        assertThat(sorted.failures()).extracting(Failure::reason).containsExactly(Reason.MAILBOX_FULL);
    }

    @Test
    void anUnknownUserWhomAServerFindsOnlyAfterItSawTheMailIsAFilter() {
        var sorted = sorted(
                report("""
                Final-Recipient: rfc822; bob@example.org
                Action: failed
                Status: 5.0.0
                Diagnostic-Code: smtp; 550 Unknown user
                """)
                        .replace(
                                "It did not work.",
                                "<bob@example.org>: host mx.example.org said: 550 Unknown user (in reply to end of DATA command)"));

        assertThat(sorted.failures())
                .extracting(Failure::reason, Failure::hard)
                .containsExactly(tuple(Reason.FILTERED, false));
    }

    @Test
    void aReportThatNobodyWrappedIsRead() {
        var sorted = sorted("""
                From: MAILER-DAEMON@example.net
                To: desk@example.com
                Subject: Mail
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example.net

                Final-Recipient: rfc822; bob@example.org
                Action: failed
                Status: 5.7.26
                """);

        assertThat(sorted.kind()).isEqualTo(MailKind.BOUNCE);
        assertThat(sorted.failures()).extracting(Failure::reason).containsExactly(Reason.AUTH_FAILURE);
    }

    @Test
    void aReportWithinTheTextIsRead() {
        var sorted = SortedMails.notice("MAILER-DAEMON@example.net", "Delivery Status Notification (Failure)", """
                An error occurred while trying to deliver the mail to the following recipients:
                bob@example.org

                Technical report:

                Action: failed
                Final-Recipient: rfc822; bob@example.org
                Diagnostic-Code: smtp; 553 5.1.3 Bad address syntax
                Status: 5.1.3
                """);

        assertThat(sorted.failures())
                .extracting(Failure::recipient, Failure::status)
                .containsExactly(tuple("bob@example.org", "5.1.3"));
    }

    @Test
    void aCustomerWhoForwardsABounceIsWrittenAndMayBeAnswered() {
        var sorted = sorted("""
                From: Ann Lee <ann@example.org>
                To: desk@example.com
                Subject: What does this mean?
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary="b"

                --b
                Content-Type: text/plain

                I got this today, and it says that bob@example.org is undelivered: 550 5.1.1 User unknown.
                --b
                Content-Type: message/rfc822

                From: MAILER-DAEMON@example.net
                Subject: Undelivered Mail Returned to Sender
                Content-Type: multipart/report; report-type=delivery-status; boundary="c"

                --c
                Content-Type: message/delivery-status

                Final-Recipient: rfc822; bob@example.org
                Action: failed
                --c--
                --b--
                """);

        assertThat(sorted.kind()).isEqualTo(MailKind.WRITTEN);
        assertThat(sorted.acknowledge()).isTrue();
    }

    private static String report(String recipients) {
        return """
                Return-Path: <>
                From: Mail Delivery System <MAILER-DAEMON@mx.example.net>
                To: desk@example.com
                Subject: Undelivered Mail Returned to Sender
                Auto-Submitted: auto-replied
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="b"

                --b
                Content-Type: text/plain

                It did not work.
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example.net
                Arrival-Date: Mon, 2 Mar 2026 09:00:00 +0000

                %s
                --b
                Content-Type: text/rfc822-headers

                From: Support <desk@example.com>
                To: bob@example.org
                Subject: Your screen
                Message-ID: <reply-7@desk.example>
                --b--
                """.formatted(recipients);
    }
}
