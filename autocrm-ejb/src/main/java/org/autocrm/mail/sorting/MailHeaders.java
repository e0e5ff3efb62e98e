package org.autocrm.mail.sorting;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The header of a mail; what makes no sense in it is as good as absent. */
final class MailHeaders {

    private static final int MOST_UNFOLDED = 32_000;
    private static final Set<String> NOBODY = Set.of("<>", "", "<null>", "<mailer-daemon>");
    private static final Pattern MAIL_SYSTEM = Pattern.compile(
            "(?<![\\p{L}0-9])(?:mailer[-_ ]?daemon|mail-daemon|mdaemon|post[-_]?master|mail[ -]delivery[ -](?:sub)?system|mail delivery service"
                    + "|mail administrator|system administrator|mail deliverer|smtp daemon|delivery subsystem"
                    + "|microsoftexchange329e71ec88ae4615bbc36ab6ce41109e)(?![\\p{L}0-9])");
    private static final Pattern NO_REPLY =
            Pattern.compile("(?:^|[^\\p{L}])(?:no|not|dont|donot|do[-_.]not|don[-_.]t)[-_.]?(?:reply|respond)"
                    + "|nicht[-_.]?antworten|keine[-_.]?antwort|ne[-_.]?pas[-_.]?repondre|no[-_.]?responder|nao[-_.]?respond"
                    + "|non[-_.]?rispondere|niet[-_.]?(?:be)?antwoorden|noreply");
    private static final Pattern MAIL_PROGRAM = Pattern.compile(
            "thunderbird|apple mail|(?:iphone|ipad|macos) mail|microsoft (?:office )?outlook|outlook express|windows mail"
                    + "|windows live mail|evolution|kmail|claws|sylpheed|the bat|mutt|eudora|pegasus|roundcube|k-9|mailbird");
    private static final Pattern ID = Pattern.compile("<([^<>\\s]{1,900}+)>");

    private final MimeMessage message;

    MailHeaders(MimeMessage message) {
        this.message = message;
    }

    boolean has(String name) {
        try {
            return message.getHeader(name) != null;
        } catch (MessagingException e) {
            return false;
        }
    }

    boolean hasAny(Iterable<String> names) {
        for (var name : names) {
            if (has(name)) {
                return true;
            }
        }
        return false;
    }

    /** All values under this name on one line, bounded; empty where there are none. */
    String raw(String name) {
        try {
            var value = message.getHeader(name, " ");
            return value == null ? "" : Texts.oneLine(MimeUtility.unfold(start(value)), 8_000);
        } catch (MessagingException e) {
            return "";
        }
    }

    /** Unfolding copies the rest of a value at each fold. */
    private static String start(String value) {
        return value.length() <= MOST_UNFOLDED ? value : value.substring(0, MOST_UNFOLDED);
    }

    String value(String name) {
        return Texts.lower(raw(name));
    }

    String subject() {
        var raw = raw("Subject");
        try {
            return Texts.oneLine(MimeUtility.decodeText(raw), 1_000);
        } catch (UnsupportedEncodingException e) {
            return raw;
        }
    }

    /** The author's name and address as written, in lower case. */
    String author() {
        var from = raw("From");
        try {
            return Texts.lower(MimeUtility.decodeText(from));
        } catch (UnsupportedEncodingException e) {
            return Texts.lower(from);
        }
    }

    /** The parameter of the media type that tells what a multipart/report reports (RFC 6522). */
    String reportType() {
        try {
            var type = new ContentType(raw("Content-Type"));
            var report = type.getParameter("report-type");
            return type.match("multipart/report") ? report == null ? "unknown" : Texts.lower(report) : "";
        } catch (MessagingException e) {
            return value("Content-Type").startsWith("multipart/report") ? "unknown" : "";
        }
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
        return NO_REPLY.matcher(address.substring(0, address.lastIndexOf('@'))).find();
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

    /** The mails that it answers: the one named by In-Reply-To, then those of References, the newest first. */
    List<String> answered() {
        var all = new LinkedHashSet<>(ids(raw("In-Reply-To")));
        var earlier = new ArrayList<>(ids(raw("References")));
        Collections.reverse(earlier);
        all.addAll(earlier);
        return List.copyOf(all);
    }

    static List<String> ids(String text) {
        return ID.matcher(text)
                .results()
                .limit(100)
                .map(match -> match.group(1))
                .toList();
    }
}
