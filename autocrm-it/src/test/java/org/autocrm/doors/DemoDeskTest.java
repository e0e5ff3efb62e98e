package org.autocrm.doors;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import org.autocrm.calendar.CalendarEntry;
import org.autocrm.calendar.Calendars;
import org.autocrm.ticket.MessageKind;
import org.autocrm.ticket.Regroupings;
import org.autocrm.ticket.TicketNumber;
import org.autocrm.ticket.TicketQueries;
import org.autocrm.ticket.TicketView;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoDeskTest {

    private static Doors doors;

    @BeforeAll
    static void open(@TempDir Path folder) {
        doors = Doors.open(folder);
        doors.loadDemo();
        doors.as("amelia.hart@autocrm.example", "agent", "supervisor", "administrator");
    }

    @AfterAll
    static void close() {
        doors.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ticket_tag",
                "ticket_field_value",
                "ticket_follower",
                "ticket_copy",
                "ticket_link",
                "regrouping",
                "ticket where snoozed_until is not null",
                "ticket where merged_into is not null",
                "ticket where language = 'it'"
            })
    void hasSomeOfEverything(String what) {
        assertThat(Integer.parseInt(doors.sql("select count(*) from " + what))).isPositive();
    }

    @Test
    void itsOfficeClosesAndItsSunDoesNot() {
        List<CalendarEntry> calendars = doors.call(Calendars.class, door -> door.all());
        var hours = calendars.stream()
                .map(calendar -> calendar.definition().businessHours())
                .toList();
        var christmas = doors.now().atZone(ZoneOffset.UTC).withMonth(12).withDayOfMonth(25);

        assertThat(calendars).extracting(CalendarEntry::name).containsExactly("Berlin office", "Follow the sun");
        assertThat(hours.get(0).isOpen(christmas.toInstant())).isFalse();
        assertThat(hours.get(1).isOpen(christmas.toInstant())).isTrue();
    }

    @Test
    void everyTicketKnowsItsNewestMessage() {
        assertThat(doors.sql("""
                        select count(*) from ticket t where last_message <> coalesce(
                            (select max(id) from message m where m.ticket_id = t.id), 0)
                        """)).isEqualTo("0");
    }

    @Test
    void everyTicketCanBeRead() {
        var numbers = doors.sql("select string_agg(number, ' ' order by id) from ticket where id % 20 = 0")
                .split(" ");

        assertThat(numbers).hasSizeGreaterThan(90);
        for (String number : numbers) {
            assertThat(read(new TicketNumber(number)).number().value()).isEqualTo(number);
        }
    }

    @Test
    void itsMergeCanBeUndone() {
        var source = new TicketNumber(doors.sql("select number from ticket where merged_into is not null"));
        var target = read(source).mergedInto();
        var before = doors.sql("select count(*) from message where origin_id is not null");

        doors.run(Regroupings.class, door -> door.undo(door.of(source).get(0).id()));

        assertThat(Integer.parseInt(before)).isPositive();
        assertThat(read(source).status().key()).isEqualTo("closed");
        assertThat(read(source).messages()).anyMatch(message -> message.kind() == MessageKind.RECEIVED);
        assertThat(target).isNotNull();
        assertThat(doors.sql("select count(*) from message where origin_id is not null"))
                .isEqualTo("0");
    }

    private static TicketView read(TicketNumber number) {
        return doors.call(TicketQueries.class, queries -> queries.read(number));
    }
}
