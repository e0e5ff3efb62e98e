package org.autocrm.view;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.autocrm.ticket.search.SortKey;

/** A column of a view. */
public enum Column {
    NUMBER(SortKey.NUMBER),
    STATUS(SortKey.STATUS),
    PRIORITY(SortKey.PRIORITY),
    SUBJECT(SortKey.SUBJECT),
    CUSTOMER(SortKey.CUSTOMER),
    ORGANIZATION(SortKey.ORGANIZATION),
    TEAM(SortKey.TEAM),
    ASSIGNEE(SortKey.ASSIGNEE),
    TAGS(null),
    CHANNEL(null),
    LANGUAGE(null),
    WAITING(SortKey.WAITING),
    CREATED(SortKey.CREATED),
    UPDATED(SortKey.UPDATED),
    SOLVED(SortKey.SOLVED),
    SNOOZED(SortKey.SNOOZED),
    DUE(SortKey.DUE);

    /** What a view shows where nobody chose. */
    public static final List<Column> USUAL = List.of(STATUS, SUBJECT, CUSTOMER, TEAM, ASSIGNEE, UPDATED);

    private final Optional<SortKey> key;

    Column(@org.jspecify.annotations.Nullable SortKey key) {
        this.key = Optional.ofNullable(key);
    }

    /** What a list is ordered by when somebody clicks its head; empty where that orders nothing. */
    public Optional<SortKey> key() {
        return key;
    }

    /** Its name in the API. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The column of that name. */
    public static Optional<Column> named(String word) {
        return Arrays.stream(values())
                .filter(column -> column.word().equalsIgnoreCase(word))
                .findFirst();
    }
}
