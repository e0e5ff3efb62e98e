package org.autocrm.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.autocrm.verifier.Verifier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnStage.class)
class AuditIT {

    private static final String KEY_OF_AN_AGENT = "acrm_agent_for_the_audit_test";
    private static final String BEGIN_OF_THE_KEY = DemoPeople.API_KEY.substring(0, 12);

    @BeforeAll
    static void giveAnAgentAKey(Stage stage) {
        stage.sql().run("""
                insert into api_key (id, name, prefix, key_hash, account_id, created_at)
                select nextval('api_key_seq'), 'Audit test', 'acrm_agent_f', encode(sha256('%s'), 'hex'), id, now()
                from account where email = '%s' on conflict do nothing
                """.formatted(KEY_OF_AN_AGENT, DemoPeople.AGENT));
    }

    @Nested
    class ThroughWhatAndFromWhere {

        @Test
        void aRequestOfAProgramNamesItsKeyAndItsAddress(Stage stage) {
            var number = stage.api().open(Post.newAddress(), "By a program", "Help");

            assertThat(origin(stage, number, "ticket.Opened"))
                    .isEqualTo(DemoPeople.ADMINISTRATOR + " api " + BEGIN_OF_THE_KEY + " 127.0.0.1");
        }

        @Test
        void aStrangerWhoSaysForWhomTheyAskIsNotBelieved(Stage stage) throws IOException, InterruptedException {
            var request = HttpRequest.newBuilder(URI.create(stage.server().url() + "/autocrm/api/v1/tickets"))
                    .header("Authorization", "Bearer " + DemoPeople.API_KEY)
                    .header("Content-Type", "application/json")
                    .header("X-Forwarded-For", "203.0.113.9")
                    .POST(BodyPublishers.ofString(
                            "{\"customer\":{\"email\":\"bo@example.org\"},\"subject\":\"Forwarded\",\"text\":\"x\"}"))
                    .build();

            var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());

            var number = answer.body().replaceFirst("(?s).*\"number\":\"(\\d+)\".*", "$1");
            assertThat(origin(stage, number, "ticket.Opened")).endsWith(" 127.0.0.1");
        }

        @Test
        void aMailIsTakenInBySystemAndRoutingFollows(Stage stage) {
            var customer = Post.newAddress();
            stage.post().welcome(customer);
            var subject = Post.newSubject("By mail");
            stage.post().send(customer, subject, "Help");
            Await.until(() -> assertThat(stage.api().ticketsAbout(subject)).hasSize(1));
            var number = stage.api().ticketsAbout(subject).get(0);

            assertThat(origin(stage, number, "ticket.Opened")).isEqualTo("system mail mail-intake null");
            Await.until(() ->
                    assertThat(origin(stage, number, "ticket.Assigned")).isEqualTo("system routing routing null"));
            Await.until(() -> assertThat(origin(stage, number, "ticket.DeliveryNoted"))
                    .isEqualTo("system mail mail-outbound null"));
            assertThat(
                            stage.sql()
                                    .text(
                                            "select via || ' ' || via_detail from event where type = 'mail.Kept' order by id desc limit 1"))
                    .isEqualTo("mail mailbox");
        }

        @Test
        void aClickAtTheDeskIsTheAgents(Stage stage) {
            var number = stage.api().open(Post.newAddress(), "At the desk", "Help");

            try (var desk = Desk.logIn(stage, DemoPeople.AGENT)) {
                desk.openTicket(number);
                desk.page().selectOption("[id='properties:priority']", "urgent");
                desk.page().locator(".ticket-head .badge.URGENT").waitFor();
            }

            assertThat(origin(stage, number, "ticket.PriorityChanged"))
                    .isEqualTo(DemoPeople.AGENT + " desk null 127.0.0.1");
        }

        @Test
        void whoRegistersAtThePortalIsNobodyYet(Stage stage) {
            var customer = Post.newAddress();
            stage.post().welcome(customer);
            try (var page = Chromium.browser().newPage()) {
                page.navigate(stage.portal() + "/register");
                page.fill("#name", "Ann Lee");
                page.fill("#email", customer);
                page.click("#send");
                Await.until(() -> assertThat(stage.sql()
                                .text("select type from event where chain = ? and position = 2", "account:" + customer))
                        .isEqualTo("account.ConfirmationAsked"));
            }

            assertThat(stage.sql().text("""
                            select actor || ' ' || via || ' ' || address || ' ' || (payload->>'name')
                            from event where chain = ? and position = 1 and type = 'account.Registered'
                            """, "account:" + customer)).isEqualTo("anonymous portal 127.0.0.1 Ann Lee");
        }

        @Test
        void aChangeOfTheConfigurationKeepsOldAndNewValue(Stage stage) {
            try (var desk = Desk.logIn(stage, DemoPeople.AGENT)) {
                desk.page().click("[id='person:duty']");
                desk.page().locator(".duty.off").waitFor();
                desk.page().click("[id='person:duty']");
                desk.page().locator(".duty.on").waitFor();
            }

            assertThat(stage.sql().text("""
                            select string_agg((payload->>'from') || ' ' || (payload->>'to') || ' ' || via, ', ' order by position)
                            from event where chain = ? and type = 'account.DutyChanged'
                            """, "account:" + DemoPeople.AGENT))
                    .endsWith("true false desk, false true desk");
        }

        private static String origin(Stage stage, String ticket, String type) {
            return stage.sql().text("""
                    select concat_ws(' ', actor, via, coalesce(via_detail, 'null'), coalesce(address, 'null'))
                    from event where chain = ? and type = ? order by position desc limit 1
                    """, "ticket:" + ticket, type);
        }
    }

    @Nested
    class TheFeed {

        @Test
        void hasWhatHappenedOnceItIsCommitted(Stage stage) {
            var end = end(stage);
            var number = stage.api().open(Post.newAddress(), "In the feed", "Help");

            Await.until(() -> assertThat(items(stage, "/events?type=ticket.Opened&after=" + end))
                    .anySatisfy(event -> {
                        assertThat(event.getString("ticket")).isEqualTo(number);
                        assertThat(event.getString("via")).isEqualTo("api");
                        assertThat(event.getJsonObject("data").getString("channel"))
                                .isEqualTo("API");
                    }));
        }

        @Test
        void givesWhoFollowsItEveryEventOnceInOrderWhileManyWrite(Stage stage) throws Exception {
            var begin = end(stage);
            var subject = Post.newSubject("Many");
            List<Callable<String>> writers = new ArrayList<>();
            for (int i = 0; i < 96; i++) {
                writers.add(() -> stage.api().open(Post.newAddress(), subject, "Help"));
            }
            var written = new ArrayList<String>();
            var read = new ArrayList<String>();
            var places = new ArrayList<Long>();
            var pool = Executors.newFixedThreadPool(17);
            try {
                var reader = pool.submit(() -> {
                    var after = begin;
                    while (read.size() < writers.size()) {
                        var part = stage.api()
                                .get("/events?limit=7&wait=5&after=" + after)
                                .json();
                        for (var item : part.getJsonArray("data").getValuesAs(JsonObject.class)) {
                            places.add(item.getJsonNumber("place").longValue());
                            if (item.getString("type").equals("ticket.Opened")
                                    && stage.sql()
                                            .text(
                                                    "select subject from ticket where number = ?",
                                                    item.getString("ticket"))
                                            .equals(subject)) {
                                read.add(item.getString("ticket"));
                            }
                        }
                        after = part.getJsonObject("page").getJsonNumber("next").longValue();
                    }
                    return after;
                });
                for (var done : pool.invokeAll(writers)) {
                    written.add(done.get());
                }
                reader.get();
            } finally {
                pool.shutdown();
            }

            assertThat(read).containsExactlyInAnyOrderElementsOf(written);
            for (int i = 0; i < places.size(); i++) {
                assertThat(places.get(i)).isEqualTo(begin + 1 + i);
            }
        }

        @Test
        void wakesWhoWaitsForIt(Stage stage) throws Exception {
            var pool = Executors.newSingleThreadExecutor();
            try {
                Await.until(() -> assertThat(stage.api()
                                .get("/events?after=" + end(stage))
                                .json()
                                .getJsonObject("page")
                                .getBoolean("more"))
                        .isFalse());
                try (var desk = Desk.logIn(stage, DemoPeople.AGENT)) {
                    var end = end(stage);
                    var waiting =
                            pool.submit(() -> stage.api().get("/events?type=account.DutyChanged&wait=20&after=" + end));
                    desk.page().click("[id='person:duty']");
                    desk.page().locator(".duty.off").waitFor();
                    desk.page().click("[id='person:duty']");
                    desk.page().locator(".duty.on").waitFor();

                    assertThat(waiting.get().json().getJsonArray("data").getValuesAs(JsonObject.class))
                            .extracting(event -> event.getString("type"))
                            .contains("account.DutyChanged");
                }
            } finally {
                pool.shutdown();
            }
        }

        @Test
        void saysWhatMakesNoSense(Stage stage) {
            for (var wrong : new String[] {
                "type=ticket.Exploded",
                "type=ticket.Opened,",
                "after=-1",
                "after=x",
                "after=9223372036854775807",
                "limit=0",
                "wait=21"
            }) {
                var answer = stage.api().get("/events?" + wrong);

                assertThat(answer.status()).as(wrong).isEqualTo(400);
                assertThat(answer.json().getString("type")).isEqualTo("urn:autocrm:problem:bad-parameter");
            }
        }

        @Test
        void isForSupervisors(Stage stage) {
            var agent = new Api(stage.server().url(), KEY_OF_AN_AGENT);

            assertThat(agent.get("/events").status()).isEqualTo(403);
            assertThat(agent.get("/audit").status()).isEqualTo(403);
            assertThat(new Api(stage.server().url(), null).get("/events").status())
                    .isEqualTo(401);
        }

        private static long end(Stage stage) {
            return stage.sql().number("select coalesce(max(feed), 0) from event");
        }

        private static List<JsonObject> items(Stage stage, String path) {
            return stage.api().get(path).json().getJsonArray("data").stream()
                    .map(JsonValue::asJsonObject)
                    .toList();
        }
    }

    @Nested
    class TheEventsOfATicket {

        private static final Pattern NEXT = Pattern.compile("<([^>]+)>;\\s*rel=\"?next\"?");

        @Test
        void arePagedInTheirOrder(Stage stage) {
            var number = stage.api().open(Post.newAddress(), "Paged", "Help");
            stage.api().reply(number, "Like this.");
            var types = new ArrayList<String>();
            var page = stage.api().get("/tickets/" + number + "/events?limit=1");
            for (var link = NEXT.matcher(page.header("Link").orElse(""));
                    types.size() < 2;
                    link = NEXT.matcher(page.header("Link").orElse(""))) {
                var event = page.json().getJsonArray("data").getJsonObject(0);
                types.add(event.getString("type"));
                assertThat(event.getInt("position")).isEqualTo(types.size());
                if (types.size() < 2) {
                    assertThat(event.getString("address")).isEqualTo("127.0.0.1");
                    assertThat(link.find()).isTrue();
                    page = stage.api().get(link.group(1));
                }
            }

            assertThat(types.get(0)).isEqualTo("ticket.Opened");
        }

        @Test
        void anAgentReadsThemButNotFromWhereColleaguesWork(Stage stage) {
            var number = stage.api().open(Post.newAddress(), "Read by an agent", "Help");

            var answer = new Api(stage.server().url(), KEY_OF_AN_AGENT).get("/tickets/" + number + "/events");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().getJsonArray("data").getJsonObject(0)).doesNotContainKey("address");
        }

        @Test
        void ofAnUnknownTicketAreA404(Stage stage) {
            assertThat(stage.api().get("/tickets/999999999/events").status()).isEqualTo(404);
            assertThat(stage.api().get("/tickets/nonsense/events").status()).isEqualTo(404);
        }
    }

    @Nested
    class AnExport {

        @Test
        void isVerifiedByTheVerifierAndSoIsTheDatabase(Stage stage) throws IOException {
            for (var format : new String[] {"csv", "jsonl"}) {
                var answer = stage.api().get("/audit?format=" + format);
                var file = Files.writeString(Files.createTempFile("audit", "." + format), answer.body());

                assertThat(answer.header("Content-Disposition"))
                        .hasValue("attachment; filename=\"audit." + format + "\"");
                assertThat(verified("--export", file.toString())).contains("SOUND: every record");
                Files.delete(file);
            }
            assertThat(verified(
                            "--database",
                            stage.database().url(),
                            "--user",
                            stage.database().user(),
                            stage.database().password()))
                    .contains("SOUND: every record");
        }

        @Test
        void ofOneTicketIsVerifiedToo(Stage stage) throws IOException {
            var number = stage.api().open(Post.newAddress(), "Exported", "Help");
            Await.until(() -> assertThat(stage.sql()
                            .number("select count(*) from event where ticket = ? and feed is not null", number))
                    .isPositive());

            var answer = stage.api().get("/audit?ticket=" + number);

            var file = Files.writeString(Files.createTempFile("ticket", ".csv"), answer.body());
            assertThat(verified("--export", file.toString())).contains("1 chains with", "SOUND: every record");
            Files.delete(file);
        }

        @Test
        void withFiltersHasOnlyWhatTheyLetThrough(Stage stage) {
            var answer = stage.api().get("/audit?type=ticket.Opened&via=portal&from=2020-01-01T00:00:00Z");

            assertThat(answer.header("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/csv"));
            assertThat(answer.body().lines().skip(1))
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(line).contains(",ticket.Opened,", ",portal,"));
        }

        @Test
        void saysWhatMakesNoSense(Stage stage) {
            for (var wrong : new String[] {
                "format=xls", "from=yesterday", "to=%2B999999999-01-01T00:00:00Z", "via=smoke", "text=%00"
            }) {
                assertThat(stage.api().get("/audit?" + wrong).status())
                        .as(wrong)
                        .isEqualTo(400);
            }
        }

        private static String verified(String... arguments) {
            var text = new ByteArrayOutputStream();
            var isDatabase = arguments.length == 5;
            Verifier.run(
                    List.of(arguments).subList(0, isDatabase ? 4 : 2),
                    new PrintStream(text, true, StandardCharsets.UTF_8),
                    isDatabase ? Map.of("AUTOCRM_DB_PASSWORD", arguments[4]) : Map.of());
            return text.toString(StandardCharsets.UTF_8);
        }
    }

    @Nested
    class ThePage {

        @Test
        void showsWhoChangedWhatFromWhatToWhatAndChecksTheChain(Stage stage) {
            var number = stage.api().open(Post.newAddress(), "On the page", "Help");
            var jonas = stage.sql().number("select id from account where email = ?", DemoPeople.AGENT);
            stage.api().patch("/tickets/" + number, "{\"followers\": [%d]}".formatted(jonas));
            try (var desk = Desk.logIn(stage, DemoPeople.ADMINISTRATOR)) {
                desk.openTicket(number);
                desk.page().selectOption("[id='properties:priority']", "urgent");
                desk.page().locator(".ticket-head .badge.URGENT").waitFor();

                desk.page().click("#administration");
                desk.page().click(".admin-nav a[href$='/admin/audit']");
                desk.page().fill("#ticket", number);
                desk.page().click(".filter-buttons button");
                var changed =
                        desk.page().locator("#trail tr", new Page.LocatorOptions().setHasText("Priority changed"));
                Await.until(() -> assertThat(changed.innerText())
                        .contains("normal", "urgent", "Amelia Hart", "Desk", "127.0.0.1"));

                assertThat(desk.page()
                                .locator("#trail tr", new Page.LocatorOptions().setHasText("Followers changed"))
                                .innerText())
                        .contains("Jonas Weber");

                desk.page().click("#check");
                Await.until(() -> assertThat(desk.page().locator("#checked").innerText())
                        .contains("ticket:" + number, "each as it was written"));

                desk.page().locator("#trail .t-when a").first().click();
                Await.until(() ->
                        assertThat(desk.page().locator("#hash").innerText()).matches("[0-9a-f]{64}"));
                assertThat(desk.complaints()).isEmpty();
            }
        }

        @Test
        void showsWhereAChainIsBroken(Stage stage) throws Exception {
            var number = stage.api().open(Post.newAddress(), "Tampered", "Help");
            tamper(stage, "update event set actor = 'nobody' where chain = 'ticket:" + number + "' and position = 1");
            try (var desk = Desk.logIn(stage, DemoPeople.ADMINISTRATOR)) {
                desk.page().navigate(stage.desk() + "/admin/audit?ticket=" + number + "&check=ticket:" + number);

                assertThat(desk.page().locator("#checked").innerText())
                        .contains("not as it was written", "ticket:" + number + ", position 1");
            } finally {
                tamper(
                        stage,
                        "update event set actor = '%s' where chain = 'ticket:%s' and position = 1"
                                .formatted(DemoPeople.ADMINISTRATOR, number));
            }
        }

        @Test
        void goesBackPageByPage(Stage stage) {
            try (var desk = Desk.logIn(stage, DemoPeople.ADMINISTRATOR)) {
                desk.page().navigate(stage.desk() + "/admin/audit?type=ticket.NoteWritten");
                var first = desk.page().locator("#trail .t-when a").allInnerTexts();
                desk.page().click("#older");
                desk.page().waitForURL("**before=*");
                var second = desk.page().locator("#trail .t-when a").allInnerTexts();

                assertThat(first).hasSize(50);
                assertThat(second).isNotEmpty();
                assertThat(second.get(0)).isLessThanOrEqualTo(first.get(49));
            }
        }

        @Test
        void saysThatThereIsNothing(Stage stage) {
            try (var desk = Desk.logIn(stage, DemoPeople.ADMINISTRATOR)) {
                desk.page().navigate(stage.desk() + "/admin/audit?actor=nobody@example.org&via=smoke&from=x");

                assertThat(desk.page().locator(".empty").innerText()).contains("Nothing to see");
                assertThat(desk.page().locator(".messages").innerText()).contains("That is no time");
            }
        }

        @Test
        void hasItsExport(Stage stage) {
            try (var desk = Desk.logIn(stage, DemoPeople.ADMINISTRATOR)) {
                desk.page().navigate(stage.desk() + "/admin/audit?type=ticket.StatusChanged");
                var download = desk.page().waitForDownload(() -> desk.page().click("#csv"));

                assertThat(read(download.path()).lines().skip(1))
                        .isNotEmpty()
                        .allSatisfy(line -> assertThat(line).contains(",ticket.StatusChanged,"));
            }
        }

        @Test
        void isForSupervisors(Stage stage) {
            try (var desk = Desk.logIn(stage, DemoPeople.AGENT)) {
                for (var place : new String[] {"/admin/audit", "/admin/audit.xhtml", "/admin/audit.csv"}) {
                    assertThat(desk.page().navigate(stage.desk() + place).status())
                            .as(place)
                            .isEqualTo(403);
                }
            }
        }

        @Test
        void looksRightWideAndNarrow(Stage stage) {
            var pictures = Path.of(System.getProperty("autocrm.it.pictures", "target/pictures"));
            try (var desk = Desk.logIn(stage, DemoPeople.ADMINISTRATOR)) {
                desk.page().navigate(stage.desk() + "/admin/audit");
                desk.picture(pictures.resolve("audit.png"));
                desk.page().locator("#trail .t-when a").first().click();
                desk.picture(pictures.resolve("audit-event.png"));
                desk.page().navigate(stage.desk() + "/admin/audit?actor=nobody@example.org");
                desk.picture(pictures.resolve("audit-empty.png"));
            }
            for (var scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                try (var desk = Desk.logIn(stage, DemoPeople.ADMINISTRATOR, 390, 844, scheme)) {
                    desk.page().navigate(stage.desk() + "/admin/audit");
                    var look = scheme.name().toLowerCase(Locale.ROOT);
                    desk.picture(pictures.resolve("audit-narrow-" + look + ".png"));
                    assertThat((Boolean) desk.page().evaluate("document.documentElement.scrollWidth <= innerWidth"))
                            .as("nothing sticks out at 390 pixels")
                            .isTrue();
                    desk.page().locator("#trail").scrollIntoViewIfNeeded();
                    desk.page().evaluate("document.getElementById('trail').scrollIntoView()");
                    desk.picture(pictures.resolve("audit-narrow-rows-" + look + ".png"));
                }
            }
        }

        private static String read(Path file) {
            try {
                return Files.readString(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void tamper(Stage stage, String statement) throws Exception {
            try (var connection = stage.database().connectAsSuperuser();
                    var command = connection.createStatement()) {
                command.execute("set session_replication_role = replica");
                command.execute(statement);
            }
        }
    }
}
