package org.autocrm.mail.sorting;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.autocrm.mail.mime.Headers;
import org.autocrm.mail.mime.MailPart;

/** What the header of a mail tells of who wrote it. */
final class MailHeaders {

    private static final int LONGEST_SUBJECT = 1_000;
    private static final Set<String> NOBODY = Set.of("<>", "", "<null>", "<mailer-daemon>");
    private static final Pattern MAIL_SYSTEM = Pattern.compile(
            "(?<![\\p{L}0-9])(?:mailer[-_ ]?daemon|mail-daemon|mdaemon|post[-_]?master|mail[ -]delivery[ -](?:sub)?system|mail delivery service"
                    + "|mail administrator|system administrator|mail deliverer|smtp daemon|delivery subsystem"
                    + "|microsoftexchange329e71ec88ae4615bbc36ab6ce41109e)(?![\\p{L}0-9])");
    private static final Pattern MAIL_PROGRAM = Pattern.compile(
            "thunderbird|apple mail|(?:iphone|ipad|macos) mail|microsoft (?:office )?outlook|outlook express|windows mail"
                    + "|windows live mail|evolution|kmail|claws|sylpheed|the bat|mutt|eudora|pegasus|roundcube|k-9|mailbird");

    private final MailPart mail;
    private final Headers written;

    MailHeaders(MailPart mail) {
        this.mail = mail;
        this.written = mail.headers();
    }

    boolean has(String name) {
        return written.has(name);
    }

    boolean hasAny(Iterable<String> names) {
        return written.hasAny(names);
    }

    /** All values under this name on one line and in lower case, bounded; empty where there are none. */
    String value(String name) {
        return written.value(name);
    }

    String subject() {
        return Texts.oneLine(written.subject(), LONGEST_SUBJECT);
    }

    /** The author's name and address as written, in lower case. */
    String author() {
        return Texts.lower(written.decoded("From"));
    }

    /** The mails that it answers: the one named by In-Reply-To, then those of References, the newest first. */
    List<String> answered() {
        return written.answered();
    }

    /** The parameter of the media type that tells what a multipart/report reports (RFC 6522). */
    String reportType() {
        if (!mail.mediaType().equals("multipart/report")) {
            return "";
        }
        var report = mail.parameter("report-type");
        return report.isEmpty() ? "unknown" : Texts.lower(report);
    }

    /** Bounces and some automatic answers come from nobody, so that nobody answers them (RFC 5321, section 4.5.5). */
    boolean isFromNobody() {
        if (!has("Return-Path")) {
            return false;
        }
        var path = value("Return-Path");
        return NOBODY.contains(path) || path.startsWith("<> ") || path.startsWith("<mailer-daemon@");
    }

    boolean isFromMailSystem() {
        var author = author();
        return author.equals("<>")
                || author.endsWith(" <>")
                || MAIL_SYSTEM.matcher(author).find();
    }

    /** More than postmasters, who are people at times, and administrators. */
    boolean isFromMailerDaemon() {
        var author = author();
        return author.equals("<>")
                || author.endsWith(" <>")
                || author.contains("mailer-daemon")
                || author.contains("mail delivery s")
                || author.contains("microsoftexchange329e71ec88ae4615bbc36ab6ce41109e");
    }

    boolean isFromNoReply() {
        return Texts.addresses(author()).stream().anyMatch(MailHeaders::isNoReply);
    }

    private static boolean isNoReply(String address) {
        return UnreadAddress.isNoReply(address.substring(0, address.lastIndexOf('@')));
    }

    /** It names another address for answers, as the forms of web sites do. */
    boolean isAnswerable() {
        var addresses = Texts.addresses(value("Reply-To"));
        return !addresses.isEmpty() && addresses.stream().noneMatch(MailHeaders::isNoReply);
    }

    /** A program in which people write mails made it. */
    boolean isFromMailProgram() {
        return has("User-Agent") || MAIL_PROGRAM.matcher(value("X-Mailer")).find();
    }
}
