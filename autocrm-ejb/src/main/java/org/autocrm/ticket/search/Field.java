package org.autocrm.ticket.search;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What can be asked of a ticket. */
public enum Field {
    NUMBER(Kind.NUMBER),
    SUBJECT(Kind.TEXT),
    MESSAGE(Kind.TEXT),
    /** What the customer wrote last. */
    LAST(Kind.WORDS),
    STATUS(Kind.NAME),
    PRIORITY(Kind.RANK),
    TEAM(Kind.NAME),
    ASSIGNEE(Kind.NAME),
    FOLLOWER(Kind.NAME),
    MENTIONS(Kind.NAME),
    CUSTOMER(Kind.PERSON),
    /** The customer's address, or its domain. */
    FROM(Kind.NAME),
    ORGANIZATION(Kind.PERSON),
    COPY(Kind.NAME),
    TAG(Kind.NAME),
    CHANNEL(Kind.KEYWORD, "mail", "portal", "api", "desk"),
    MAILBOX(Kind.NAME),
    LANGUAGE(Kind.NAME),
    CREATED(Kind.TIME),
    UPDATED(Kind.TIME),
    SOLVED(Kind.TIME),
    SNOOZED(Kind.TIME),
    WAITING(Kind.TIME),
    DUE(Kind.TIME),
    /** The hour of this moment, whatever the ticket. */
    HOUR(Kind.HOUR),
    /** The day of this moment, whatever the ticket. */
    DAY(Kind.KEYWORD, "mon", "tue", "wed", "thu", "fri", "sat", "sun", "weekday", "weekend"),
    HAS(Kind.KEYWORD, "attachment", "note", "tag", "draft", "link", "follower", "copy"),
    IS(Kind.KEYWORD, "snoozed", "deleted", "merged", "unassigned", "unanswered", "waiting"),
    LINK(Kind.NUMBER),
    /** A field of our own: {@code field.serial}. */
    CUSTOM(Kind.CUSTOM);

    /** How a field is compared. */
    enum Kind {
        TEXT,
        WORDS,
        PERSON,
        NAME,
        KEYWORD,
        RANK,
        NUMBER,
        TIME,
        HOUR,
        CUSTOM
    }

    /** How the name of every custom field begins. */
    static final String CUSTOM_PREFIX = "field.";

    private final Kind kind;
    private final List<String> keywords;

    Field(Kind kind, String... keywords) {
        this.kind = kind;
        this.keywords = List.of(keywords);
    }

    /** Its name in a query. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The only values that it can have; empty where there may be others. */
    public List<String> keywords() {
        return keywords;
    }

    /** Whether it can be compared by more and less. */
    public boolean isComparable() {
        return kind == Kind.TIME || kind == Kind.RANK || kind == Kind.HOUR || kind == Kind.CUSTOM || this == NUMBER;
    }

    Kind kind() {
        return kind;
    }

    /** Whether words of it are looked for. */
    boolean isText() {
        return kind == Kind.TEXT;
    }

    /** Whether words of it may be mistyped. */
    boolean isNamed() {
        return kind == Kind.TEXT || kind == Kind.WORDS || kind == Kind.PERSON;
    }

    static Optional<Field> named(String word) {
        return Arrays.stream(values())
                .filter(field -> field != CUSTOM && field.word().equalsIgnoreCase(word))
                .findFirst();
    }

    /** The names of all fields that every installation has. */
    public static List<String> words() {
        return Arrays.stream(values())
                .filter(field -> field != CUSTOM)
                .map(Field::word)
                .toList();
    }
}
