package org.autocrm.mail.sorting;

import java.util.List;
import java.util.regex.Pattern;

/** Tells the mails by which programs ask a sender to prove that a person wrote. */
final class Challenge {

    private static final List<String> HEADERS = List.of(
            "X-AskVersion", "X-TMDA-Confirm-Done", "X-Challenge", "X-Qconfirm", "X-ChoiceMail-Registration-Request");

    private static final List<String> DOMAINS = Texts.listed("""
            @spamarrest.com | @mail.spamarrest.com | @boxbe.com | @mailinblack.com | @knowspam.net |
            @bluebottle.com | @0spam.com | @spamstopshere.com | @bounce.earthlink.net | @sendio.com | @qurb.com
            """);

    private static final Pattern SUBJECT = Pattern.compile(".{0,200}(?:(?:please )?confirm your (?:message|e-?mail)\\b"
            + "|please confirm \\(conf|confirm(?:ation)? (?:required|needed)|sender (?:verification|authentication|confirmation)"
            + "|verification required|\\(verification\\)|challenge[-/ ]response|action required|verify (?:your|you)|authenti(?:cate|fier)"
            + "|bestätigung|bestätigen|confirmez|confirme ).*+");

    private static final List<String> WORDS = Texts.listed("""
            to have your message delivered | your message is being held |
            your message has been held | message is waiting | waiting to be delivered | prove that you are |
            prove you are | verify that you are | confirm that you sent | confirm that you are | you are a human |
            you're a human | not a spammer | you are a real person | approved senders | guest list |
            not recognized as a sender | protects against spam | protected from spam | to reduce spam |
            stop spam | fight spam | only need to do this once |
            only have to do this once | anti-spam | antispam | spamschutz | lutter contre le spam
            """);

    private static final Pattern KEY = Pattern.compile("confirm[-+._][^\\s@]{0,100}\\d[^\\s@]{0,100}@");

    private Challenge() {}

    /** Whether it comes from such a program, or says what they say and is a program's anyhow. */
    static boolean is(MailHeaders headers, boolean ofAProgram, String text) {
        if (headers.hasAny(HEADERS) || headers.value("X-Delivery-Agent").startsWith("tmda")) {
            return headers.hasAny(HEADERS) || said(headers, text) > 0;
        }
        var author = headers.author();
        return (Texts.containsAny(author, DOMAINS) && said(headers, text) > 0)
                || (((ofAProgram && isAnswer(headers)) || isKey(headers)) && said(headers, text) > 1);
    }

    private static int said(MailHeaders headers, String text) {
        var start = Texts.lower(text.length() > 8_000 ? text.substring(0, 8_000) : text);
        var subject = SUBJECT.matcher(Texts.lower(headers.subject())).matches();
        return (subject ? 1 : 0) + (Texts.containsAny(start, WORDS) ? 1 : 0);
    }

    /** Those who let people sign up ask for a confirmation, too, but not in answer to a mail. */
    private static boolean isAnswer(MailHeaders headers) {
        return !headers.answered().isEmpty()
                || headers.isFromNobody()
                || headers.value("Auto-Submitted").startsWith("auto-replied")
                || Texts.lower(headers.subject()).startsWith("re:");
    }

    /** Answers go to an address that holds a key. */
    private static boolean isKey(MailHeaders headers) {
        return KEY.matcher(headers.value("Reply-To")).find();
    }
}
