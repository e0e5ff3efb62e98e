package org.autocrm.ticket.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.autocrm.ticket.Priority;
import org.autocrm.ticket.Status;
import org.autocrm.ticket.TicketStatus;
import org.autocrm.ticket.search.Snapshot.Agent;
import org.autocrm.ticket.search.Snapshot.CustomField;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ListsTest {

    private static final Instant NINE_O_CLOCK = Instant.parse("2026-03-02T09:00:00Z");
    private static final Snapshot NAMES = new Snapshot(
            Map.of(
                    "open",
                    status("open", "Open", TicketStatus.OPEN),
                    "on-hold",
                    status("on-hold", "On hold", TicketStatus.WAITING)),
            Map.of(
                    "low",
                    priority("low", "Low", 10),
                    "high",
                    priority("high", "High", 30),
                    "7",
                    priority("7", "Seven", 70)),
            Map.of(1L, "Billing", 2L, "Support"),
            Map.of(7L, new Agent("Ann Lee", "ann@desk.example"), 8L, new Agent("Anna Roe", "roe@desk.example")),
            Map.of(7L, Set.of(1L)),
            Map.of(
                    "serial", new CustomField(1, "TEXT", List.of()),
                    "a1-b2", new CustomField(2, "NUMBER", List.of()),
                    "colour", new CustomField(3, "CHOICE", List.of("Red", "Blue"))),
            ZoneId.of("Europe/Berlin"));
    private static final Lists LISTS = new Lists(NAMES, 7, false, NINE_O_CLOCK);

    @Nested
    class ThisMoment {

        @Test
        void isToldInTheZoneOfTheCalendarThatCountsByDefault() {
            assertThat(isNow("hour:10")).isTrue(); // nine o'clock in UTC is ten in Berlin
            assertThat(isNow("hour:9")).isFalse();
            assertThat(isNow("hour>=10")).isTrue();
            assertThat(isNow("hour<10")).isFalse();
            assertThat(isNow("hour:22..10")).isTrue();
            assertThat(isNow("hour:22..5")).isFalse();
            assertThat(isNow("day:mon,weekend")).isTrue();
            assertThat(isNow("day:tue,weekend")).isFalse();
        }

        private boolean isNow(String query) {
            return LISTS.numbers(Query.parse(query), 1).sql().text().contains(" true ");
        }
    }

    @Nested
    class WhateverIsTyped {

        @Test
        void isBound() {
            var statement = LISTS.page(
                    Query.parse("tag:\"x'; drop table ticket; --\" \"o'brien\" customer:\"a') or 1=1\""),
                    Order.NEWEST_CHANGE,
                    Optional.empty(),
                    26);

            assertThat(statement.sql().text())
                    .doesNotContain("drop")
                    .doesNotContain("brien")
                    .doesNotContain("1=1");
            assertThat(statement.sql().parameters()).contains("x'; drop table ticket; --", "o'brien", "a') or 1=1");
        }
    }

    @Nested
    class Names {

        @Test
        void thatDoNotExistAreRefusedWhereTheyStand() {
            unknown("a team:biling", 7, 6, "Did you mean Billing?");
            unknown("status:opne", 7, 4, "Did you mean open?");
            unknown("priority>=hihg", 10, 4, "Did you mean high?");
            unknown("assignee:bob", 9, 3, "no agent bob");
            unknown("field.serail:1", 0, 12, "Did you mean field.serial?");
            unknown("field.colour:green", 13, 5, "Red, Blue");
            unknown("field.a1-b2>x", 12, 1, "is no number");
            unknown("field.serial>x", 0, 12, "cannot be compared");
        }

        @Test
        void mayBeWrittenShortAndInAnyCase() {
            assertThat(parameters("team:BILL")).contains(1L);
            assertThat(parameters("team:2")).contains(2L);
            assertThat(parameters("assignee:ann@desk.example")).contains(7L).doesNotContain(8L);
            assertThat(parameters("assignee:ann")).contains(7L, 8L);
            assertThat(parameters("assignee:\"Ann Lee\"")).contains(7L).doesNotContain(8L);
            assertThat(parameters("team:mine")).contains(1L).doesNotContain(2L);
            assertThat(parameters("field.colour:red")).contains("Red");
        }

        @Test
        void ofStatusesMeanWhoseTurnItIsUnlessTheyAreQuoted() {
            assertThat(text("status:open")).contains("t.status = 'OPEN'");
            assertThat(text("status:unsolved")).contains("t.status in ('OPEN', 'WAITING')");
            assertThat(parameters("status:\"open\"")).contains("open");
            assertThat(parameters("status:on-hold")).contains("on-hold");
        }

        private static void unknown(String query, int offset, int length, String because) {
            assertThatThrownBy(() -> LISTS.check(Query.parse(query))).isInstanceOfSatisfying(UnknownValue.class, e -> {
                assertThat(e.sentence()).contains(because);
                assertThat(List.of(e.offset(), e.length())).as(query).containsExactly(offset, length);
            });
        }
    }

    @Nested
    class Rights {

        @Test
        void whatIsOutOfSightIsInNoStatement() {
            assertThat(text("status:open")).contains("hidden.restricted");
            assertThat(new Lists(NAMES, 7, true, NINE_O_CLOCK)
                            .page(Query.ALL, Order.NEWEST_CHANGE, Optional.empty(), 26)
                            .sql()
                            .text())
                    .doesNotContain("hidden");
        }

        @Test
        void whatIsDeletedIsFoundOnlyByThoseWhoAskForIt() {
            assertThat(text("status:open")).contains("t.deleted_at is null");
            assertThat(text("is:deleted")).contains("t.deleted_at is not null").doesNotContain("t.deleted_at is null");
        }
    }

    private static String text(String query) {
        return LISTS.page(Query.parse(query), Order.NEWEST_CHANGE, Optional.empty(), 26)
                .sql()
                .text();
    }

    private static List<Object> parameters(String query) {
        return LISTS.page(Query.parse(query), Order.NEWEST_CHANGE, Optional.empty(), 26)
                .sql()
                .parameters();
    }

    private static Status status(String key, String name, TicketStatus category) {
        return new Status(key, name, category, 0, false, false, 0);
    }

    private static Priority priority(String key, String name, int rank) {
        return new Priority(key, name, rank, false, false, 0);
    }
}
