package org.autocrm.mail.inbound;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.autocrm.mail.mime.FlowedText;
import org.autocrm.mail.mime.Invitation;
import org.autocrm.mail.mime.MailFile;
import org.autocrm.mail.mime.MailPart;
import org.autocrm.mail.mime.Tnef;
import org.autocrm.mail.mime.Uuencoded;
import org.autocrm.mail.reading.HtmlReply;
import org.autocrm.mail.reading.Reply;
import org.autocrm.shared.SafeHtml;
import org.autocrm.ticket.Words;

/** What a mail says and brings, in the order in which a mail program would show it. */
final class MailBody {

    private static final Logger LOG = Logger.getLogger(MailBody.class.getName());

    /** Nobody writes more; the rest is in a file. In bytes, of all the texts of a mail. */
    private static final int MOST_TEXT = 2_000_000;

    /** Nor formats as much. In tags, of all the texts of a mail. */
    private static final int MOST_TAGS = 80_000;

    private static final int MOST_CALENDARS = 10;

    private static final Set<String> REPORTS =
            Set.of("message/delivery-status", "message/global-delivery-status", "message/disposition-notification");
    private static final Set<String> SECRETS = Set.of("application/pkcs7-mime", "application/x-pkcs7-mime");
    private static final Set<String> OF_OUTLOOK = Set.of("application/ms-tnef", "application/vnd.ms-tnef");
    private static final Set<String> NAMES_OF_OUTLOOK = Set.of("winmail.dat", "win.dat");

    private final Pieces said = new Pieces();
    private final Pieces rest = new Pieces();
    private final List<MailFile> files = new ArrayList<>();
    private final Common common;

    /** What all parts of one mail have in common. */
    private static final class Common {

        private final boolean divided;
        private final Set<Invitation> invitations = new LinkedHashSet<>();
        private final List<Tnef> outlook = new ArrayList<>();
        private final Set<String> remarks = new LinkedHashSet<>();
        private int room = MOST_TEXT;
        private int tags = MOST_TAGS;
        private int calendars = MOST_CALENDARS;

        Common(boolean divided) {
            this.divided = divided;
        }
    }

    private MailBody(Common common) {
        this.common = common;
    }

    /**
     * Reads all parts.
     *
     * @param divided whether what its author repeats goes apart from what they wrote
     */
    static MailBody of(MailPart mail, boolean divided) {
        var body = new MailBody(new Common(divided));
        body.collect(mail);
        body.end();
        return body;
    }

    Words words() {
        return said.words();
    }

    Optional<Words> quoted() {
        return Optional.of(rest.words()).filter(words -> !words.isEmpty());
    }

    List<MailFile> files() {
        return List.copyOf(files);
    }

    private void collect(MailPart part) {
        var type = part.mediaType();
        if (REPORTS.contains(type)) {
            add(Words.plain(""), Words.plain(text(part).strip()));
        } else if (part.isAttached() && !type.equals("text/calendar")) {
            addFile(part);
        } else if (part.isMultipart()) {
            collectParts(part);
        } else if (type.equals("text/html")) {
            addHtml(html(part));
        } else if (type.equals("text/plain")) {
            addPlain(part);
        } else if (type.equals("text/calendar")) {
            addCalendar(part);
        } else {
            addFile(part);
        }
    }

    private void collectParts(MailPart part) {
        switch (part.mediaType()) {
            case "multipart/alternative" -> collectAlternatives(part);
            case "multipart/appledouble" -> collectFileOfApple(part);
            case "multipart/encrypted" -> {
                common.remarks.add("(This mail is encrypted and cannot be read here. What came is in the files.)");
                part.parts().forEach(this::collect);
            }
            default -> {
                if (part.parts().isEmpty()) {
                    addText(text(part)); // it only says that it has parts
                }
                part.parts().forEach(this::collect);
            }
        }
    }

    /** What a Macintosh keeps beside a file (RFC 1740) says nothing elsewhere. */
    private void collectFileOfApple(MailPart part) {
        var files = part.parts().stream()
                .filter(inner -> !inner.mediaType().equals("application/applefile"))
                .toList();
        (files.isEmpty() ? part.parts() : files).forEach(this::collect);
    }

    private void collectAlternatives(MailPart part) {
        if (part.parts().isEmpty()) {
            addText(text(part));
            return;
        }
        List<MailBody> choices = new ArrayList<>();
        for (var inner : part.parts()) {
            var choice = new MailBody(common);
            choice.collect(inner);
            choices.add(choice);
            files.addAll(choice.files);
        }
        add(
                allOf(choices.stream().map(MailBody::words)),
                allOf(choices.stream().flatMap(choice -> choice.quoted().stream())));
    }

    /** The same said in several ways: the last one with formatting is the richest (RFC 2046, section 5.1.4). */
    private static Words allOf(Stream<Words> ways) {
        var choices = ways.toList();
        var plain = choices.stream()
                .filter(words -> words.html().isEmpty() && !words.isEmpty())
                .findFirst();
        var rich = choices.stream().filter(words -> words.html().isPresent()).reduce((first, next) -> next);
        return rich.map(words -> new Words(plain.orElse(words).text(), words.html()))
                .or(() -> plain)
                .orElseGet(() -> Words.plain(""));
    }

    /** The text of a part, as far as there is room for it; where that is too little, all of it is in a file. */
    private String text(MailPart part) {
        var text = part.text(common.room);
        if (part.isLongerThan(common.room)) {
            addWhole(part);
        }
        common.room = Math.max(0, common.room - text.length());
        return text;
    }

    private void addWhole(MailPart part) {
        files.add(part.file());
        common.remarks.add("(This mail is too long to be shown here. All of it is in the files.)");
    }

    /** The same, as far as there are not too many tags in it. */
    private String html(MailPart part) {
        var size = files.size();
        var html = text(part);
        for (int tag = html.indexOf('<'); tag >= 0; tag = html.indexOf('<', tag + 1)) {
            if (--common.tags < 0) {
                if (files.size() == size) {
                    addWhole(part);
                }
                return html.substring(0, tag);
            }
        }
        return html;
    }

    private void addPlain(MailPart part) {
        var text = text(part);
        var uuencoded = Uuencoded.of(text);
        files.addAll(uuencoded.files());
        addText(
                part.parameter("format").equalsIgnoreCase("flowed")
                        ? FlowedText.of(
                                uuencoded.text(), part.parameter("delsp").equalsIgnoreCase("yes"))
                        : uuencoded.text());
    }

    private void addText(String text) {
        var reply = dividedOr(() -> Reply.of(text), () -> new Reply(text, ""));
        add(Words.plain(reply.said()), Words.plain(reply.rest()));
    }

    private void addHtml(String untrustedHtml) {
        var reply = dividedOr(
                () -> HtmlReply.of(untrustedHtml),
                () -> new HtmlReply(SafeHtml.ofMail(untrustedHtml), SafeHtml.of("")));
        add(words(reply.said()), words(reply.rest()));
    }

    /** A mail that cannot be divided is said whole. */
    private <T> T dividedOr(Supplier<T> division, Supplier<T> whole) {
        try {
            return common.divided ? division.get() : whole.get();
        } catch (RuntimeException | StackOverflowError e) {
            LOG.log(Level.WARNING, "A mail is shown whole, because it cannot be divided", e);
            return whole.get();
        }
    }

    private void addCalendar(MailPart part) {
        var invitation = common.calendars-- <= 0 || part.isLongerThan(Invitation.MOST_BYTES)
                ? Optional.<Invitation>empty()
                : Invitation.in(part.text(Invitation.MOST_BYTES));
        var isThere = invitation.filter(common.invitations::contains).isPresent();
        invitation.ifPresent(common.invitations::add);
        if (!isThere || part.isAttached()) {
            var file = part.file();
            files.add(
                    part.isAttached()
                            ? file
                            : new MailFile("invitation.ics", file.mediaType(), file.content(), file.partId()));
        }
    }

    private void addFile(MailPart part) {
        var type = part.mediaType();
        if (OF_OUTLOOK.contains(type) || NAMES_OF_OUTLOOK.contains(part.name().toLowerCase(Locale.ROOT))) {
            addOutlook(part);
            return;
        }
        switch (type) {
            case "message/partial" ->
                common.remarks.add("(This is piece " + known(part.parameter("number")) + " of "
                        + known(part.parameter("total"))
                        + " of a mail that was sent in pieces, which are not put together.)");
            case "message/external-body" ->
                common.remarks.add("(A file of this mail is elsewhere and was not fetched: "
                        + known(firstOf(part.parameter("url"), part.parameter("name"), part.name())) + ".)");
            default -> {
                if (SECRETS.contains(type) && !part.parameter("smime-type").startsWith("certs")) {
                    common.remarks.add(
                            "(This mail is encrypted or signed with S/MIME and cannot be read here. What came is in the file.)");
                }
            }
        }
        files.add(part.file());
    }

    /** A name within a sentence is short and on one line. */
    private static String known(String value) {
        var line = value.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return line.isEmpty() ? "?" : line.substring(0, Math.min(line.length(), 300));
    }

    private static String firstOf(String... values) {
        return Stream.of(values).filter(value -> !value.isBlank()).findFirst().orElse("");
    }

    /** What is within {@code winmail.dat} takes its place, unless there is more in it than a mail. */
    private void addOutlook(MailPart part) {
        var read = part.isLongerThan(Tnef.MOST_BYTES) ? Optional.<Tnef>empty() : outlook(part.bytes(Tnef.MOST_BYTES));
        read.ifPresent(tnef -> {
            files.addAll(tnef.files());
            common.outlook.add(tnef);
        });
        if (read.filter(tnef -> tnef.isMail() && tnef.isWhole()).isEmpty()) {
            files.add(part.file());
        }
    }

    private static Optional<Tnef> outlook(byte[] bytes) {
        try {
            return Tnef.of(bytes);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "A file of Outlook is kept whole, because it cannot be read", e);
            return Optional.empty();
        }
    }

    /** What speaks only where the mail itself says nothing, and what is to be said of it. */
    private void end() {
        for (var tnef : common.outlook) {
            if (said.isEmpty() && rest.isEmpty()) {
                tnef.html().ifPresentOrElse(this::addHtml, () -> tnef.text().ifPresent(this::addText));
            }
        }
        var isSilent = said.isEmpty();
        for (var invitation : common.invitations) {
            said.add(Words.plain(isSilent ? invitation.words() : invitation.line()));
        }
        common.remarks.forEach(remark -> said.add(Words.plain(remark)));
    }

    private void add(Words itsWords, Words repeated) {
        said.add(itsWords);
        rest.add(repeated);
    }

    private static Words words(SafeHtml html) {
        return new Words(html.text(), Optional.of(html));
    }

    /** Words one after the other, formatted as soon as some of them are. */
    private static final class Pieces {

        private final StringBuilder text = new StringBuilder();
        private final StringBuilder html = new StringBuilder();
        private boolean formatted;

        void add(Words words) {
            var shown = words.html().map(SafeHtml::value).filter(value -> !value.isBlank());
            if (words.isEmpty() && shown.isEmpty()) {
                return;
            }
            text.append(text.isEmpty() ? "" : "\n\n").append(words.text());
            html.append(shown.orElseGet(() -> SafeHtml.ofText(words.text()).value()));
            formatted |= shown.isPresent();
        }

        boolean isEmpty() {
            return text.toString().isBlank() && !formatted;
        }

        Words words() {
            return formatted
                    ? new Words(text.toString(), Optional.of(new SafeHtml(html.toString())))
                    : Words.plain(text.toString());
        }
    }
}
