package org.autocrm.mail.sorting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.autocrm.mail.sorting.SortedMails.notice;
import static org.autocrm.mail.sorting.SortedMails.sorted;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The forms in which mail servers tell people, each in words of our own around the server's. */
class WrittenNoticeTest {

    @Nested
    class OfUnixServers {

        @Test
        void qmailTellsBelowEachAddress() {
            var sorted = notice("MAILER-DAEMON@example.net", "failure notice", """
                    Hi. This is the qmail-send program at mx.example.net.
                    I'm afraid I wasn't able to deliver your message to the following addresses.
                    This is a permanent error; I've given up. Sorry it didn't work out.

                    <bob@example.org>:
                    192.0.2.7 does not like recipient.
                    Remote host said: 550 5.1.1 no such user
                    Giving up on 192.0.2.7.

                    <cyd@example.org>:
                    The mailbox is over quota.

                    --- Below this line is a copy of the message.

                    Return-Path: <desk@example.com>
                    Message-ID: <reply-7@desk.example>
                    To: bob@example.org
                    """);

            isBounce(sorted, "bob@example.org", Reason.USER_UNKNOWN, "cyd@example.org", Reason.MAILBOX_FULL);
            assertThat(sorted.aboutMails()).containsExactly("reply-7@desk.example");
        }

        @Test
        void postfixTellsBesideTheAddress() {
            isBounce(
                    notice(
                            "MAILER-DAEMON@example.net (Mail Delivery System)",
                            "Undelivered Mail Returned to Sender",
                            """
                    This is the mail system at host mx.example.net.

                    <bob@example.org>: host mail.example.org[192.0.2.7] said: 550 5.7.1 Service
                        unavailable; client host [192.0.2.9] blocked using a list (in reply to RCPT TO
                        command)
                    """),
                    "bob@example.org",
                    Reason.BLOCKED);
        }

        @Test
        void sendmailTellsInItsTranscript() {
            isBounce(
                    notice("Mail Delivery Subsystem <MAILER-DAEMON@example.net>", "Returned mail: see transcript", """
                    The original message was received at Mon, 2 Mar 2026 09:00:00 GMT

                       ----- The following addresses had permanent fatal errors -----
                    <bob@example.org>
                        (reason: 550 5.1.1 there is nobody here by that name)

                       ----- Transcript of session follows -----
                    ... while talking to mx.example.org.:
                    >>> RCPT To:<bob@example.org>
                    <<< 550 5.1.1 there is nobody here by that name
                    550 5.1.1 <bob@example.org>... User unknown
                    """),
                    "bob@example.org",
                    Reason.USER_UNKNOWN);
        }

        @Test
        void oldSendmailNamesEachAddressBehindItsCode() {
            isBounce(
                    notice("Mail Delivery Subsystem <MAILER-DAEMON@example.net>", "Returned mail: Host unknown", """
                       ----- Transcript of session follows -----
                    550 example.invalid (smtp)... 550 Host unknown
                    554 <bob@example.invalid>... 550 Host unknown (Authoritative answer from name server)
                    While talking to mx.example.org:
                    >>> RCPT To:<cyd@example.org>
                    <<< 550 No such user here
                    550 <cyd@example.org>... User unknown

                       ----- Unsent message follows -----
                    From: desk@example.com
                    """),
                    "bob@example.invalid",
                    Reason.HOST_UNKNOWN,
                    "cyd@example.org",
                    Reason.USER_UNKNOWN);
        }

        @Test
        void eximNamesItsRecipientsInTheHeader() {
            isBounce(sorted("""
                    Return-path: <>
                    X-Failed-Recipients: bob@example.org, cyd@example.org
                    Auto-Submitted: auto-replied
                    From: Mail Delivery System <Mailer-Daemon@example.net>
                    To: desk@example.com
                    Subject: Mail delivery failed: returning message to sender

                    A message that you sent could not be delivered to one or more of its
                    recipients. This is a permanent error. The following address(es) failed:

                      bob@example.org
                        host mx.example.org [192.0.2.7]
                        SMTP error from remote mail server after RCPT TO:<bob@example.org>:
                        550 unknown user
                      cyd@example.org
                        SMTP error from remote mail server after MAIL FROM:<desk@example.com>:
                        550 sender address rejected

                    ------ This is a copy of the message, including all the headers. ------

                    Received: from desk.example.com
                    """), "bob@example.org", Reason.USER_UNKNOWN, "cyd@example.org", Reason.REJECTED);
        }

        @Test
        void openSmtpdAndCourierTellBehindTheAddress() {
            isBounce(
                    notice("Mailer Daemon <MAILER-DAEMON@example.net>", "Delivery status notification: error", """
                        Hi!

                        An error has occurred while attempting to deliver a message for
                        the following list of recipients:

                    bob@example.org: 552 5.3.4 message too big for this server
                    """),
                    "bob@example.org",
                    Reason.MESG_TOO_BIG);
            isBounce(
                    notice("postmaster@example.net", "NOTICE: mail delivery status.", """
                                               UNDELIVERABLE MAIL

                    Your message to the following recipients cannot be delivered:

                    <bob@example.invalid>:
                    <<< No such domain.
                    """),
                    "bob@example.invalid",
                    Reason.HOST_UNKNOWN);
        }

        @Test
        void theMailAgentOfDragonFlyWritesSentences() {
            isBounce(notice("MAILER-DAEMON <>", "Mail delivery failed", """
                    This is the DragonFly Mail Agent at mx.example.net.

                    There was an error delivering your mail to <bob@example.org>.

                    mx.example.org [192.0.2.7] did not like our RCPT TO:
                    525 5.7.13 <bob@example.org>: user account disabled

                    Message headers follow.

                    Message-Id: <reply-7@desk.example>
                    """), "bob@example.org", Reason.SUSPEND);
        }
    }

    @Nested
    class OfOfficeServers {

        @Test
        void exchange2003NamesWhomAMailDidNotReach() {
            isBounce(
                    notice("System Administrator <admin@example.net>", "Undeliverable: Your screen", """
                    Your message

                      To:      bob@example.org
                      Subject: Your screen
                      Sent:    Mon, 2 Mar 2026 09:00:00 +0000

                    did not reach the following recipient(s):

                    bob@EXAMPLE.ORG on Mon, 2 Mar 2026 09:00:02 +0000
                        The recipient name is not recognized
                        MSEXCH:IMS:Org:Site:SERVER 0 (000C05A6) Unknown Recipient
                    """),
                    "bob@example.org",
                    Reason.USER_UNKNOWN);
        }

        @Test
        void exchangeTellsItsAdministratorsWhy() {
            isBounce(
                    notice("Microsoft Outlook <postmaster@example.net>", "Unzustellbar: Ihr Bildschirm", """
                    Fehler bei der Nachrichtenzustellung an folgende Empfänger oder Gruppen:

                    Bob (bob@example.org)

                    Diagnoseinformationen für Administratoren:

                    Generierender Server: mx.example.net

                    bob@example.org
                    #550 5.1.1 RESOLVER.ADR.RecipNotFound; not found ##

                    Ursprüngliche Nachrichtenkopfzeilen:

                    Message-ID: <reply-7@desk.example>
                    """),
                    "bob@example.org",
                    Reason.USER_UNKNOWN);
        }

        @Test
        void notesNamesTheReason() {
            isBounce(
                    notice("Postmaster@example.net", "DELIVERY FAILURE: User bob not listed in Domino Directory", """
                    Delivery Failure Report

                    Your document: Your screen
                    was not delivered to:  bob@example.org
                    because:  User bob (bob@example.org) not listed in Domino Directory
                    """),
                    "bob@example.org",
                    Reason.USER_UNKNOWN);
        }

        @Test
        void mailMarshalTellsAboveTheRecipient() {
            isBounce(
                    notice("postmaster@example.net", "Undeliverable Mail: \"Your screen\"", """
                    Your message:
                       From:    desk@example.com
                       Subject: Your screen

                    Could not be delivered because of

                    550 5.1.1 User unknown

                    The following recipients were affected:
                        bob@example.org
                    """),
                    "bob@example.org",
                    Reason.USER_UNKNOWN);
        }

        @Test
        void interScanShowsTheSession() {
            isBounce(
                    notice("\"InterScan MSS\" <postmaster@example.net>", "Mail could not be delivered", """
                    ...
                    Sent <<< RCPT TO:<bob@example.org>
                    Received >>> 550 5.1.1 <bob@example.org>... user unknown
                    ...
                    """),
                    "bob@example.org",
                    Reason.USER_UNKNOWN);
        }

        @Test
        void mFilterShowsTheServersMessage() {
            isBounce(
                    notice("MAILER-DAEMON@example.net", "failure notice", """
                    -------server message
                    550 5.1.1 unknown user <bob@example.org>

                    -------original message
                    Message-ID: <reply-7@desk.example>
                    """), "bob@example.org", Reason.USER_UNKNOWN);
        }

        @Test
        void theMessagingServerOfSunLabelsEverything() {
            isBounce(
                    notice("postmaster@example.net", "Delivery Notification: Delivery has failed", """
                    This report relates to a message you sent with the following header fields:

                      Message-id: <reply-7@desk.example>

                    Your message cannot be delivered to the following recipients:

                      Recipient address: bob@example.org
                      Reason: Over quota
                    """),
                    "bob@example.org",
                    Reason.MAILBOX_FULL);
        }

        @Test
        void jamesNamesTheCommand() {
            isBounce(notice("postmaster@example.net", "[BOUNCE]", """
                    Hi. This is the James mail server. A message could not be delivered.

                    Error message below:
                    550 - Requested action not taken: no such user here

                    Message details:
                      MAIL FROM: desk@example.com
                      RCPT TO: bob@example.org
                    """), "bob@example.org", Reason.USER_UNKNOWN);
        }
    }

    @Nested
    class OfProviders {

        @Test
        void gmailTellsItsTechnicalDetails() {
            isBounce(
                    notice(
                            "Mail Delivery Subsystem <mailer-daemon@example.net>",
                            "Delivery Status Notification (Failure)",
                            """
                    Delivery to the following recipient failed permanently:

                         bob@example.org

                    Technical details of permanent failure:
                    The error that the other server returned was: 550 550 5.1.1 <bob@example.org>... User Unknown (state 14).

                    ----- Original message -----

                    Message-ID: <reply-7@desk.example>
                    """),
                    "bob@example.org",
                    Reason.USER_UNKNOWN);
        }

        @Test
        void yahooRepeatsTheRemoteHost() {
            isBounce(
                    notice("MAILER-DAEMON@example.net", "Failure Notice", """
                    Sorry, we were unable to deliver your message to the following address.

                    <bob@example.org>:
                    Remote host said:
                    552 5.2.2 mailbox full
                    [RCPT_TO]

                    --- Below this line is a copy of the message.
                    """), "bob@example.org", Reason.MAILBOX_FULL);
        }

        @Test
        void zohoPutsTheCodeBehindTheAddress() {
            isBounce(
                    notice("mailer-daemon@example.net", "Undelivered Mail Returned to Sender", """
                    A message that you sent could not be delivered to one or more of its recipients.

                    bob@example.org Invalid Address, ERROR_CODE :550, ERROR_CODE :5.1.1 <bob@example.org>... User Unknown
                    """),
                    "bob@example.org",
                    Reason.USER_UNKNOWN);
        }

        @Test
        void russianProvidersWriteRussianFirst() {
            isBounce(
                    notice("mailer-daemon@example.net", "Ваше сообщение не доставлено. Mail failure.", """
                    К сожалению, Ваше письмо не может быть доставлено одному или нескольким получателям:

                      bob@example.org
                        host mx.example.org: 550 5.2.2 Mailbox Full
                    """),
                    "bob@example.org",
                    Reason.MAILBOX_FULL);
        }

        @Test
        void japaneseCarriersWriteFromNoReplyAndFromPostmasters() {
            isBounce(notice("no-reply@example.net", "メールエラー通知", """
                    Your mail sent on: Mon, 2 Mar 2026 18:00:00 +0900
                         Could not be delivered to: <bob@example.org>
                         As their mailbox is full.
                    """), "bob@example.org", Reason.MAILBOX_FULL);
            isBounce(
                    notice("Postmaster@example.net", "Mail System Error - Returned Mail", """
                    The user(s) account is disabled.

                    <bob@example.org>: 550 user unknown
                    """),
                    "bob@example.org",
                    Reason.SUSPEND);
        }

        @Test
        void amazonSendsJson() {
            isBounce(
                    notice("no-reply@sns.amazonaws.com", "AWS Notification Message", """
                    {"notificationType":"Bounce","bounce":{"bounceType":"Permanent","bounceSubType":"General",\
                    "bouncedRecipients":[{"emailAddress":"bob@example.org","action":"failed","status":"5.1.1",\
                    "diagnosticCode":"smtp; 550 5.1.1 user unknown"}]},\
                    "mail":{"messageId":"0100-7","commonHeaders":{"messageId":"<reply-7@desk.example>"}}}

                    --
                    If you wish to stop receiving notifications from this topic, click below.
                    """),
                    "bob@example.org",
                    Reason.USER_UNKNOWN);
        }
    }

    @Nested
    class InGeneral {

        @Test
        void aServerOfNoKnownKindIsUnderstoodByItsWords() {
            isBounce(
                    notice("Postmaster <postmaster@example.net>", "Zustellung fehlgeschlagen", """
                    Ihre Nachricht an bob@example.org konnte nicht zugestellt werden.
                    Der Server antwortete: 550 5.1.1 Empfänger unbekannt
                    """),
                    "bob@example.org",
                    Reason.USER_UNKNOWN);
        }

        @Test
        void aWarningIsADelay() {
            var sorted = notice(
                    "Mail Delivery System <Mailer-Daemon@example.net>", "Warning: message delayed 24 hours", """
                    A message that you sent has not yet been delivered to one or more of its
                    recipients after more than 24 hours. No action is required on your part.

                      bob@example.org
                        Delay reason: connection timed out
                    """);

            assertThat(sorted.kind()).isEqualTo(MailKind.DELAY);
            assertThat(sorted.failures())
                    .extracting(Failure::recipient, Failure::hard)
                    .containsExactly(tuple("bob@example.org", false));
        }

        @Test
        void aNoticeInHtmlAloneIsReadLineByLine() {
            isBounce(sorted("""
                    From: postmaster@example.net
                    To: desk@example.com
                    Subject: Undeliverable: Your screen
                    Content-Type: text/html

                    <html><body><p>Delivery has failed to these recipients:</p><p>bob@example.org</p><p>550 5.1.1 \
                    User unknown</p></body></html>
                    """), "bob@example.org", Reason.USER_UNKNOWN);
        }

        @Test
        void aReturnedMailMayKeepItsSubject() {
            isBounce(
                    notice("MAILER-DAEMON@example.net", "Re: Your screen", """
                    Your message could not be delivered.

                    <bob@example.org>: 552 5.2.2 over quota
                    """),
                    "bob@example.org",
                    Reason.MAILBOX_FULL);
        }

        @Test
        void aServerThatNamesNoAddressStillTellsOfABounce() {
            var sorted = notice("Mailer-Daemon@example.net", "Message status - undeliverable", """
                    The message that you sent was undeliverable to the following:
                        bob (user not found)
                    """);

            assertThat(sorted.kind()).isEqualTo(MailKind.BOUNCE);
            assertThat(sorted.failures()).isEmpty();
        }

        @Test
        void theWeeklyReportOfAPostmasterIsNone() {
            assertThat(notice(
                                    "postmaster@example.net",
                                    "Weekly mail delivery report",
                                    "Top sender: ann@example.org, 450 mails")
                            .kind())
                    .isEqualTo(MailKind.WRITTEN);
        }

        @Test
        void theOnlyReaderOfTheReturnedMailIsMeantWhereNobodyIsNamed() {
            isBounce(
                    notice("MAILER-DAEMON@example.net", "Undeliverable Mail", """
                    Unknown user.

                    Original message follows.

                    Message-ID: <reply-7@desk.example>
                    From: desk@example.com
                    To: bob@example.org
                    """),
                    "bob@example.org",
                    Reason.USER_UNKNOWN);
        }
    }

    private static void isBounce(Sorted sorted, Object... recipientsAndReasons) {
        assertThat(sorted.kind()).isEqualTo(MailKind.BOUNCE);
        assertThat(sorted.acknowledge()).isFalse();
        assertThat(sorted.failures())
                .flatExtracting(Failure::recipient, Failure::reason)
                .containsExactly(recipientsAndReasons);
        assertThat(sorted.failures())
                .allMatch(failure -> failure.hard() == failure.reason().isPermanent());
    }
}
