package org.autocrm.mail.sorting;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The Message-IDs that a mail names, the likeliest first. */
final class MentionedMails {

    private static final int MOST = 50;
    private static final Pattern LINE = Pattern.compile(
            "(?im)^[ \\t>*]{0,20}(?:original )?message[- ]?id(?:entifier)?:\\s{0,20}+<?([^\\s<>]{1,900}+)>?");
    private static final Pattern BARE = Pattern.compile("<?([^\\s<>;,@]{1,500}+@[^\\s<>;,]{1,400}+)>?");

    private MentionedMails() {}

    /** The mails that an answer is about. */
    static List<String> inAnswer(MailHeaders headers, MailContents contents) {
        Set<String> ids = new LinkedHashSet<>(headers.answered());
        contents.returned().forEach(header -> id(header, "Message-ID").ifPresent(ids::add));
        return bounded(ids);
    }

    /** The mails that a report is about: the one that it returns before those that it only names. */
    static List<String> inReport(MailHeaders headers, MailContents contents) {
        Set<String> ids = new LinkedHashSet<>();
        contents.receipts().forEach(text -> addAll(text, "Original-Message-ID", ids));
        contents.returned().forEach(header -> id(header, "Message-ID").ifPresent(ids::add));
        LINE.matcher(contents.text())
                .results()
                .limit(MOST)
                .map(match -> match.group(1))
                .filter(id -> id.contains("@"))
                .forEach(ids::add);
        contents.complaints().forEach(text -> addAll(text, "Message-ID", ids));
        ids.addAll(headers.answered());
        return bounded(ids);
    }

    private static void addAll(String report, String name, Set<String> ids) {
        Fields.groups(report).forEach(group -> id(group, name).ifPresent(ids::add));
    }

    private static List<String> bounded(Set<String> ids) {
        return ids.stream().limit(MOST).toList();
    }

    private static Optional<String> id(Fields fields, String name) {
        return fields.first(name)
                .map(BARE::matcher)
                .filter(found -> found.find())
                .map(found -> found.group(1));
    }
}
