package org.autocrm.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Business hours: set up by a program and on the page, and counted by. */
@ExtendWith(OnStage.class)
class CalendarsIT {

    private static final String WEEKDAYS =
            "{\"monday\":[\"09:00-17:00\"],\"tuesday\":[\"09:00-17:00\"],\"wednesday\":[\"09:00-17:00\"],"
                    + "\"thursday\":[\"09:00-17:00\"],\"friday\":[\"09:00-17:00\"]}";

    private static final String HOLIDAYS = """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//AutoCRM//Test//EN
            BEGIN:VEVENT
            UID:christmas@example.org
            DTSTART;VALUE=DATE:20201225
            DTEND;VALUE=DATE:20201227
            RRULE:FREQ=YEARLY
            SUMMARY:Weihnachten
            END:VEVENT
            BEGIN:VEVENT
            UID:party@example.org
            DTSTART:20301220T180000Z
            DTEND:20301220T230000Z
            SUMMARY:Party
            END:VEVENT
            END:VCALENDAR
            """;

    private static String unique(String name) {
        return name + " " + UUID.randomUUID().toString().substring(0, 8);
    }

    private static JsonObject make(Stage stage, String name) {
        var made = stage.api()
                .post(
                        "/calendars",
                        "{\"name\":\"" + name + "\",\"zone\":\"Europe/Berlin\",\"week\":" + WEEKDAYS
                                + ",\"holidays\":[{\"date\":\"2026-12-24\",\"name\":\"Our day off\"}]}");
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made.json();
    }

    private static String due(Stage stage, int calendar, String from, int minutes) {
        var answer = stage.api().get("/calendars/" + calendar + "/due?from=" + from + "&minutes=" + minutes);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().getString("due");
    }

    @Nested
    class ByApi {

        @Test
        void aCalendarIsMadeAndCounts(Stage stage) {
            var made = make(stage, unique("Berlin"));

            assertThat(made.getInt("edition")).isEqualTo(1);
            assertThat(made.getJsonObject("week").getJsonArray("saturday")).isEmpty();
            assertThat(due(stage, made.getInt("id"), "2026-11-27T16:00:00%2B01:00", 480))
                    .isEqualTo("2026-11-30T15:00:00Z");
            assertThat(due(stage, made.getInt("id"), "2026-12-23T16:00:00%2B01:00", 120))
                    .isEqualTo("2026-12-25T09:00:00Z"); // over the day off
        }

        @Test
        void aDayIsChangedWhileTheOthersStay(Stage stage) {
            var id = make(stage, unique("Berlin")).getInt("id");

            var changed = stage.api()
                    .patch(
                            "/calendars/" + id,
                            "{\"week\":{\"friday\":[\"09:00-12:00\",\"13:00-15:00\"],\"monday\":null}}")
                    .json();

            assertThat(changed.getJsonObject("week").toString())
                    .contains(
                            "\"friday\":[\"09:00-12:00\",\"13:00-15:00\"]",
                            "\"monday\":[]",
                            "\"tuesday\":[\"09:00-17:00\"]");
            assertThat(changed.getInt("edition")).isEqualTo(2);
            assertThat(changed.getJsonArray("holidays")).hasSize(1);
        }

        @Test
        void holidaysOfAFileReplaceThoseOfTheSameFile(Stage stage) {
            var id = make(stage, unique("Berlin")).getInt("id");
            var body = Json.createObjectBuilder()
                    .add("source", "germany.ics")
                    .add("ics", HOLIDAYS)
                    .build()
                    .toString();

            var first = stage.api().post("/calendars/" + id + "/holidays", body);
            var again = stage.api().post("/calendars/" + id + "/holidays", body).json();

            assertThat(first.status()).as(first.body()).isEqualTo(200);
            assertThat(first.json().getInt("taken")).isEqualTo(14); // two days, last year to five years from now
            assertThat(first.json().getInt("leftOut")).isEqualTo(1);
            assertThat(again.getJsonObject("calendar").getJsonArray("holidays")).hasSize(15);
            assertThat(again.getJsonObject("calendar").getInt("edition"))
                    .as("nothing changed by the second time")
                    .isEqualTo(2);
        }

        @Test
        void whatCannotBeIsRefusedWithThePlaceInTheBody(Stage stage) {
            var zone = stage.api()
                    .post("/calendars", "{\"name\":\"X\",\"zone\":\"Europe/Atlantis\",\"week\":" + WEEKDAYS + "}");
            var closed = stage.api().post("/calendars", "{\"name\":\"X\",\"zone\":\"UTC\",\"week\":{}}");
            var shape = stage.api()
                    .post("/calendars", "{\"name\":\"X\",\"zone\":\"UTC\",\"week\":{\"monday\":[\"9 to 5\"]}}");
            var overlap = stage.api()
                    .post(
                            "/calendars",
                            "{\"name\":\"X\",\"zone\":\"UTC\",\"week\":{\"monday\":[\"09:00-13:00\",\"12:00-17:00\"]}}");
            var id = make(stage, unique("Berlin")).getInt("id");
            var file =
                    stage.api().post("/calendars/" + id + "/holidays", "{\"source\":\"a.csv\",\"ics\":\"Date,Name\"}");

            assertThat(zone.status()).isEqualTo(422);
            assertThat(zone.body()).contains("\"/zone\"", "such as Europe/Berlin");
            assertThat(closed.body()).contains("\"/week\"");
            assertThat(shape.body()).contains("\"/week/monday/0\"", "09:00-17:00");
            assertThat(overlap.body()).contains("\"/week/monday\"", "overlap");
            assertThat(file.status()).isEqualTo(422);
            assertThat(file.body()).contains("\"/ics\"", "BEGIN:VCALENDAR");
        }

        @Test
        void aNameIsTakenOnceAndASlowerChangeIsRefused(Stage stage) {
            var name = unique("Berlin");
            var address = "/calendars/" + make(stage, name).getInt("id");
            var tag = stage.api().get(address).header("ETag").orElseThrow();
            stage.api().patch(address, "{\"zone\":\"Europe/Vienna\"}", "If-Match", tag);

            var late = stage.api().patch(address, "{\"zone\":\"Europe/Paris\"}", "If-Match", tag);
            var twice = stage.api()
                    .post("/calendars", "{\"name\":\"" + name + "\",\"zone\":\"UTC\",\"week\":" + WEEKDAYS + "}");

            assertThat(late.status()).isEqualTo(412);
            assertThat(twice.status()).isEqualTo(409);
            assertThat(stage.api().get(address).json().getString("zone")).isEqualTo("Europe/Vienna");
        }

        @Test
        void whatIsArchivedStaysAndCounts(Stage stage) {
            var id = make(stage, unique("Berlin")).getInt("id");

            var archived = stage.api().patch("/calendars/" + id, "{\"archived\":true}");

            assertThat(archived.json().getBoolean("archived")).isTrue();
            assertThat(stage.api().delete("/calendars/" + id).status()).isEqualTo(405);
            assertThat(due(stage, id, "2026-11-27T15:00:00Z", 480)).isEqualTo("2026-11-30T15:00:00Z");
        }
    }

    @Nested
    class OnThePage {

        @Test
        void anAdministratorMakesACalendarWithHolidaysOfAFile(Stage stage) {
            var name = unique("Vienna");
            try (var desk = Desk.logIn(stage, DemoPeople.ADMINISTRATOR)) {
                var page = desk.page();
                page.navigate(stage.desk() + "/admin/calendars");
                page.fill("[id='edit:name']", name);
                page.fill("[id='edit:zone']", "Europe/Vienna");
                day(page, "MONDAY").fill("8-12, 13:00-17:00");
                page.click("[id='edit:copy']");
                page.waitForCondition(() -> day(page, "FRIDAY").inputValue().equals("8-12, 13:00-17:00"));
                page.locator("[id='edit:effects'] li", new Page.LocatorOptions().setHasText("Monday 16:00"))
                        .waitFor();

                page.fill("[id='edit:newDate']", "2031-06-02");
                page.fill("[id='edit:newName']", "Founders’ Day");
                page.click("[id='edit:addHoliday']");
                page.locator(".holiday-list tr", new Page.LocatorOptions().setHasText("Founders’ Day"))
                        .waitFor();
                page.setInputFiles("#ics", new FilePayload("austria.ics", "text/calendar", HOLIDAYS.getBytes(UTF_8)));
                page.locator(".holiday-taken").waitFor();
                assertThat(page.locator(".holiday-taken").innerText())
                        .contains("austria.ics: 14 days taken, one event left out");
                save(page);

                assertThat(page.locator("#calendars tr.chosen").innerText())
                        .contains(name, "Europe/Vienna", "Mon–Fri 08:00-12:00, 13:00-17:00", "15");

                page.locator(".holiday-list tr", new Page.LocatorOptions().setHasText("Founders’ Day"))
                        .locator(".holiday-remove")
                        .click();
                page.waitForCondition(
                        () -> page.locator(".holiday-list tr", new Page.LocatorOptions().setHasText("Founders’ Day"))
                                        .count()
                                == 0);
                save(page);
                assertThat(page.locator("#calendars tr.chosen").innerText()).contains("14");

                page.navigate(stage.desk() + "/admin/audit?text=" + name.replace(" ", "+"));
                assertThat(page.locator("#trail").innerText()).contains("Calendar made");
                assertThat(desk.complaints()).isEmpty();
            }
        }

        @Test
        void wrongHoursAreRefusedBesideTheirDay(Stage stage) {
            try (var desk = Desk.logIn(stage, DemoPeople.ADMINISTRATOR)) {
                var page = desk.page();
                page.navigate(stage.desk() + "/admin/calendars");
                page.fill("[id='edit:name']", unique("Wrong"));
                day(page, "TUESDAY").fill("17:00-09:00");
                page.keyboard().press("Tab");

                var wrong = page.locator(".week-wrong .wrong-text");
                wrong.waitFor();
                assertThat(wrong.innerText()).contains("“17:00-09:00”", "it begins before it ends");

                page.click("[id='edit:save']");
                page.locator("ul.messages li, table.messages td, .messages li")
                        .first()
                        .waitFor();
                assertThat(page.locator("#saved").count()).isZero();
                assertThat(day(page, "TUESDAY").inputValue()).isEqualTo("17:00-09:00");
                assertThat(wrong.innerText()).contains("it begins before it ends");
            }
        }

        @Test
        void aFileThatIsNoneIsRefusedAndNothingIsLost(Stage stage) {
            var id = make(stage, unique("Berlin")).getInt("id");
            try (var desk = Desk.logIn(stage, DemoPeople.ADMINISTRATOR)) {
                var page = desk.page();
                page.navigate(stage.desk() + "/admin/calendars?edit=" + id);

                page.setInputFiles("#ics", new FilePayload("days.csv", "text/csv", "Date,Name".getBytes(UTF_8)));

                var wrong = page.locator(".holidays .wrong-text:visible");
                wrong.waitFor();
                assertThat(wrong.innerText()).contains("no calendar file");
                assertThat(page.locator(".holiday-list tr").count()).isEqualTo(1);
            }
        }

        @Test
        void itFitsWhatItIsShownOn(Stage stage) {
            var pictures = Path.of(System.getProperty("autocrm.it.pictures", "target/pictures"));
            try (var wide = Desk.logIn(stage, DemoPeople.ADMINISTRATOR);
                    var narrow = Desk.logIn(stage, DemoPeople.ADMINISTRATOR, 390, 844, ColorScheme.DARK)) {
                for (var desk : new Desk[] {wide, narrow}) {
                    var page = desk.page();
                    page.navigate(stage.desk() + "/admin/calendars");
                    page.locator("#calendars a", new Page.LocatorOptions().setHasText("Berlin office"))
                            .click();
                    page.waitForURL("**/admin/calendars?edit=*");
                    desk.picture(
                            pictures.resolve(desk == wide ? "admin-calendars.png" : "admin-calendars-narrow-dark.png"));
                    assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                            .isTrue();
                }
            }
        }
    }

    private static Locator day(Page page, String day) {
        return page.locator("[data-day=" + day + "]");
    }

    private static void save(Page page) {
        page.click("[id='edit:save']");
        page.locator("#saved").waitFor();
    }
}
