package org.autocrm.mail.sorting;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells bounces and delays that mail servers write for people only, without a machine-readable part. */
final class WrittenNotice {

    private static final Pattern FAILED_SUBJECT =
            Pattern.compile("(?:.{0,60}\\b)?(?:undeliver|non[- ]?deliver|not delivered|undelivered"
                    + "|(?:delivery|mail|message|sending)[- ](?:has )?fail|failure notice|returned (?:mail|to sender)|returned message"
                    + "|return(?:ing)? (?:message|mail) to sender|(?:mail|message) (?:delivery|system|transport) (?:error|failure|problem)"
                    + "|mail error|delivery (?:status|notification|report|problem|error)|could(?:n't| not) (?:be )?(?:deliver|sent|send)"
                    + "|can(?:not|'t) be delivered|error sending|there was an error|unable to deliver|mail system error|rejected"
                    + "|message you sent|nondeliverable|mailer[- ]daemon|bounce|user unknown|mail status|blocked).*+");

    private static final List<String> FAILED_SUBJECTS = Texts.listed("""
            unzustellbar | nicht zugestellt | nicht zustellbar | zustellung fehlgeschlagen | zustellungsstatus |
            übermittlungsstatus | fehlgeschlagen | non remis | échec de | non distribu | echec de |
            no se puede entregar | no entregado | error de entrega | fallo en la entrega | devuelto |
            mancato recapito | non recapitabile | recapito non riuscito | non consegnat | não entregue |
            falha na entrega | não é possível entregar | onbestelbaar | niet bezorgd | kan niet worden bezorgd |
            niedostarcz | nie dostarczono | olevererbart | kan inte levereras | kan ikke leveres | uleveret |
            ikke levert | ei voitu toimittaa | toimittaminen epäonnistui | nedoručiteln | nedoručeno |
            не доставлено | недоставленн | невозможно доставить | 配信できません | 配信不能 | 送信できません | エラー通知 | 送信エラー |
            配送できません | 配信エラー | 退信 | 无法投递 | 未送達 | 系统退信
            """);

    private static final List<String> FAILED = Texts.listed("""
            this is the qmail-send program | i wasn't able to deliver your message | this is a permanent error |
            could not be delivered | couldn't be delivered | cannot be delivered | can't be delivered |
            can not be delivered | was not delivered | wasn't delivered | not been delivered | unable to deliver |
            undeliverable | undelivered | undelivarable | delivery failed | failed permanently |
            delivery has failed | delivery failure | delivery problems | failed to deliver |
            permanent fatal errors | yet to be delivered | fatal errors | did not reach the following |
            unsent message follows | could not be sent | couldn't be sent | delivery to the following |
            error delivering your mail | error has occurred while attempting to deliver |
            error occurred while trying to deliver | had trouble delivering | rejected your message |
            returned mail | was rejected | has been rejected | message was undeliverable | unknown user: |
            user unknown | transcript of session | message you sent | mailbox is full |
            following recipients was rejected | automatically rejected | permanent failure | non-delivery |
            nondelivery | unable to send | fehler bei der nachrichtenzustellung | konnte nicht zugestellt |
            nicht zugestellt werden | unzustellbar | n'a pas pu être | n'a pu être remis | échec de la remise |
            no se pudo entregar | no se ha podido entregar | non è stato possibile recapitare |
            não pôde ser entregue | kon niet worden | nie można dostarczyć | kunde inte levereras |
            kunne ikke leveres | nelze doručit | не может быть | не было доставлено | できませんでした | 无法投递 | 无法发送 |
            被退回
            """);

    private static final List<String> DELAYED = Texts.listed("""
            warning message only | message will be retried | has been delayed | is delayed | delivery is delayed |
            delayed mail | will keep trying | will continue to be made | still being retried |
            not yet been delivered | temporary failure report | do not need to resend | need not resend |
            not need to re-send | no action is required on your part | delivery attempts will continue |
            will be retried | wurde verzögert | verzögerung bei der zustellung | est retardée | a été retardé
            """);

    private static final List<String> FINAL = List.of(
            "permanent error",
            "failed permanently",
            "given up",
            "permanent fatal",
            "gave up",
            "giving up",
            "permanent failure");

    /** These stand above the recipients, and mean more than what stands beside them. */
    private static final List<String> ABOVE =
            List.of("the user(s) account is disabled", "the user(s) account is temporarily limited");

    private static final List<String> OF_MAIL = Texts.listed("""
            your message | your mail | your e-mail | your email | mail system | mail server | mail delivery |
            ihre nachricht | votre message | su mensaje | postmaster
            """);

    private static final Pattern TRANSCRIPT = Pattern.compile("(?m)^.{0,20}(?:<<<|>>>)\\s{0,9}[45]\\d\\d[ -]");
    private static final Pattern ANSWER = Pattern.compile("(?:re|aw|sv|antw|fwd?|wg|tr)\\s?:.*+");

    private final MailHeaders headers;
    private final MailContents contents;
    private final Notice notice;
    private final String words;
    private final Set<String> own;
    private final Set<String> recipients;

    WrittenNotice(MailHeaders headers, MailContents contents, Notice notice) {
        this.headers = headers;
        this.contents = contents;
        this.notice = notice;
        this.words = Texts.lower(notice.said());
        this.own = own();
        this.recipients = recipients();
    }

    /** Whether the header may be a notice's, so that reading the text is worth while. */
    static boolean mayBeIn(MailHeaders headers) {
        return headers.has("X-Failed-Recipients")
                || headers.reportType().equals("delivery-status")
                || headers.isFromMailSystem()
                || headers.isFromNobody()
                || headers.isFromNoReply();
    }

    /** A bounce or delay, if a mail server wrote it, calls it so, and says for whom or why. */
    Optional<MailKind> kind() {
        var subject = Texts.lower(headers.subject());
        var delayed = isDelay(subject);
        var titled =
                delayed || FAILED_SUBJECT.matcher(subject).matches() || Texts.containsAny(subject, FAILED_SUBJECTS);
        return isOfAMailServer(titled, saysSo()) && !isAnswer(subject)
                ? Optional.of(delayed ? MailKind.DELAY : MailKind.BOUNCE)
                : Optional.empty();
    }

    /** People answer and forward notices; some servers keep the subject of the mail that they return. */
    private boolean isAnswer(String subject) {
        return ANSWER.matcher(subject).matches() && !headers.isFromMailerDaemon();
    }

    private boolean saysSo() {
        return Texts.containsAny(words, FAILED)
                || Texts.containsAny(words, DELAYED)
                || TRANSCRIPT.matcher(notice.said()).find();
    }

    /** The recipients of whom it tells. */
    List<Failure> failures(boolean delayed) {
        return recipients.stream().map(recipient -> failure(recipient, delayed)).toList();
    }

    /** Postmasters and administrators are people at times, and shops send from nobody, too. */
    private boolean isOfAMailServer(boolean titled, boolean saysSo) {
        if (headers.isFromMailProgram() && !headers.isFromNobody()) {
            return false;
        }
        var coded = ServerAnswer.isIn(notice.said());
        var someone = coded || !recipients.isEmpty();
        if (headers.has("X-Failed-Recipients")) {
            return titled || saysSo;
        }
        if (headers.isFromMailerDaemon() || headers.reportType().equals("delivery-status")) {
            return (titled && saysSo) || ((titled || saysSo) && someone);
        }
        if (headers.isFromMailSystem()) {
            return (titled || headers.isFromNobody())
                    && (saysSo ? someone : coded && !notice.told().isEmpty());
        }
        var told = saysSo && !own.containsAll(notice.told().keySet());
        return (headers.isFromNobody() && told && (coded || titled) && Texts.containsAny(words, OF_MAIL))
                || (headers.isFromNoReply() && told && words.contains("your mail sent on:"));
    }

    private boolean isDelay(String subject) {
        if (Texts.containsAny(words, FINAL)) {
            return false;
        }
        return subject.contains("delay")
                || subject.startsWith("warning: could not send")
                || subject.contains("verzöger")
                || subject.contains("retardé")
                || Texts.containsAny(words, DELAYED);
    }

    private Failure failure(String recipient, boolean delayed) {
        var told = notice.about(recipient).orElse("");
        var enough = told.length() > 10 && !Texts.containsAny(words, ABOVE);
        var answer = ServerAnswer.of("", enough ? told : notice.said(), told);
        var failure = answer.failure(recipient, delayed);
        return failure.reason() == Reason.UNDEFINED || failure.reason() == Reason.EXPIRED
                ? withWholeNotice(failure, delayed)
                : failure;
    }

    /** Where the words beside a recipient tell nothing, the words above them may. */
    private Failure withWholeNotice(Failure failure, boolean delayed) {
        var whole = ServerAnswer.of(failure.status(), notice.said(), "").failure(failure.recipient(), delayed);
        return whole.reason() == Reason.UNDEFINED
                ? failure
                : new Failure(failure.recipient(), whole.status(), whole.hard(), whole.reason(), failure.diagnostic());
    }

    private Set<String> recipients() {
        Set<String> found = new LinkedHashSet<>(Texts.addresses(headers.value("X-Failed-Recipients")));
        if (found.isEmpty()) {
            found.addAll(notice.told().keySet());
        }
        if (found.size() > 1) {
            found.removeAll(own);
        }
        if (found.isEmpty()) {
            found.addAll(notice.mentioned(own));
        }
        if (found.isEmpty()) {
            anyone().ifPresent(found::add);
        }
        if (found.isEmpty()) {
            onlyReader().ifPresent(found::add);
        }
        return found;
    }

    private Optional<String> anyone() {
        return headers.isFromMailSystem() || ServerAnswer.isIn(notice.said())
                ? notice.anyone(own).stream().findFirst()
                : Optional.empty();
    }

    /** Addresses that are the sender's, or the mail server's. */
    private Set<String> own() {
        Set<String> own = new LinkedHashSet<>();
        for (var name : List.of("From", "To", "Delivered-To", "X-Original-To", "Envelope-To", "Reply-To", "Sender")) {
            own.addAll(Texts.addresses(headers.value(name)));
        }
        contents.returned()
                .forEach(header -> header.first("From").ifPresent(from -> own.addAll(Texts.addresses(from))));
        return own;
    }

    /** The reader of the returned mail, where it has one only. */
    private Optional<String> onlyReader() {
        List<String> readers = new ArrayList<>();
        contents.returned().forEach(header -> header.first("To").ifPresent(to -> readers.addAll(Texts.addresses(to))));
        Fields.header(notice.returned().stripLeading())
                .first("To")
                .ifPresent(to -> readers.addAll(Texts.addresses(to)));
        return readers.stream().distinct().count() == 1 ? Optional.of(readers.get(0)) : Optional.empty();
    }
}
