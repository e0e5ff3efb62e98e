package org.autocrm.ticket.search;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.autocrm.shared.LanguageGuess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchDatabaseTest {

    private static Desk desk;

    @BeforeAll
    static void open() throws SQLException {
        desk = Desk.open("search");
    }

    @AfterAll
    static void close() throws SQLException {
        desk.close();
    }

    @AfterEach
    void rollback() throws SQLException {
        desk.rollback();
    }

    @Nested
    class TheWordsOfATicket {

        @Test
        void areThereForEveryTicketHoweverItWasWritten() throws SQLException {
            assertThat(
                            desk.number(
                                    "select count(*) from ticket t where not exists (select from ticket_search s where s.ticket_id = t.id)"))
                    .isZero();
        }

        @Test
        void areTheSameWhenTheyAreWrittenAnew() throws SQLException {
            var kept =
                    desk.texts("select ticket_id || ' ' || strip(words)::text from ticket_search order by ticket_id");

            desk.run("select search_index_all()");

            assertThat(desk.texts(
                            "select ticket_id || ' ' || strip(words)::text from ticket_search order by ticket_id"))
                    .isEqualTo(kept);
        }

        @Test
        void areThereInTheTransactionThatWroteThem() throws SQLException {
            var id = desk.ticket("990001", "en", "Strange noise", "It says zwibbel.");

            assertThat(desk.find("zwibbel")).containsExactly("990001");
            desk.say(id, "REPLY", "Does it say quaxel too?");
            assertThat(desk.find("zwibbel quaxel noise")).containsExactly("990001");
        }

        @Test
        void areThoseOfTheCustomerAsTheyAreCalledNow() throws SQLException {
            desk.ticket("990001", "en", "Hello", "Hello");
            desk.run("update customer set name = 'Zora Quaxel' where id = (select min(id) from customer)");

            assertThat(desk.find("quaxel")).contains("990001");
            assertThat(desk.find("customer:quaxel")).contains("990001");
            desk.run("update customer set name = 'Zora Lee' where id = (select min(id) from customer)");
            assertThat(desk.find("quaxel")).isEmpty();
        }

        @Test
        void areThoseOfTheOrganization() throws SQLException {
            desk.run("insert into organization (id, name) values (990001, 'Quaxel Works')");
            desk.run("update customer set organization_id = 990001 where id = (select min(id) from customer)");
            desk.ticket("990001", "en", "Hello", "Hello");

            desk.run("update organization set name = 'Zwibbel Works' where id = 990001");

            assertThat(desk.find("zwibbel")).contains("990001");
            assertThat(desk.find("quaxel")).isEmpty();
            assertThat(desk.find("organization:zwibbel")).contains("990001");
        }

        @Test
        void goWithAMessageThatMoves() throws SQLException {
            var from = desk.ticket("990001", "en", "First", "Nothing");
            var to = desk.ticket("990002", "en", "Second", "Nothing");
            var message = desk.say(from, "RECEIVED", "quaxel");

            desk.run("update message set ticket_id = ? where id = ?", to, message);
            desk.settle();

            assertThat(desk.find("quaxel")).containsExactly("990002");
        }

        @Test
        void changeWithTheSubjectAndTheLanguage() throws SQLException {
            desk.ticket("990001", "en", "Quaxel", "Die Druckern streiken");
            desk.run("update ticket set subject = 'Zwibbel', language = 'de' where number = '990001'");
            desk.settle();

            assertThat(desk.find("quaxel")).isEmpty();
            assertThat(desk.find("zwibbel Drucker streike")).containsExactly("990001");
        }

        @Test
        void areGoneWithTheTicket() throws SQLException {
            var id = desk.ticket("990001", "en", "Quaxel", "Quaxel");

            desk.run("delete from ticket where id = ?", id);
            desk.settle();

            assertThat(desk.number("select count(*) from ticket_search where ticket_id = " + id))
                    .isZero();
        }

        @Test
        void areThoseOfTextFilesToo() throws SQLException {
            var message = desk.say(desk.ticket("990001", "en", "With files", "See below"), "RECEIVED", "more");

            desk.attach(message, "zwibbel-report.txt", "text/plain; charset=utf-8", "Größe: quaxel".getBytes(UTF_8));
            desk.attach(message, "old.txt", "text/plain", "Überquaxel".getBytes(ISO_8859_1));
            desk.attach(message, "page.html", "text/html", "<p title=\"hidden\">shown</p>".getBytes(UTF_8));
            desk.attach(message, "picture.png", "image/png", "invisiblequaxel".getBytes(UTF_8));
            desk.attach(message, "no.txt", "text/plain", new byte[] {0, 1, 2, (byte) 0xff});

            assertThat(desk.find("grosse quaxel uberquaxel shown zwibbel report"))
                    .containsExactly("990001");
            assertThat(desk.find("invisiblequaxel OR (hidden quaxel)")).isEmpty();
        }

        @Test
        void areNeverTooMany() throws SQLException {
            var endless =
                    IntStream.range(0, 200_000).mapToObj(Integer::toHexString).collect(Collectors.joining(" x"));
            var id = desk.ticket("990001", "en", "Endless", endless);
            for (int i = 0; i < 12; i++) {
                desk.say(id, "RECEIVED", i + endless.replace("x", "y" + (char) ('a' + i)));
            }
            desk.run("select search_index(array[?])", id);

            assertThat(desk.find("endless")).contains("990001");
        }
    }

    @Nested
    class Words {

        @Test
        void areFoundInTheFormsOfTheirLanguage() throws SQLException {
            Stream.of(
                            List.of("en", "The printers were jamming", "printer jam"),
                            List.of("de", "Die Rechnungen fehlen", "rechnung fehle"),
                            List.of("fr", "Les commandes sont annulées", "commande annulee"),
                            List.of("es", "Las impresoras no funcionan", "impresora funciona"),
                            List.of("it", "Le stampanti sono bloccate", "stampante bloccato"),
                            List.of("nl", "De bestellingen zijn gekomen", "bestelling"),
                            List.of("pt", "As impressoras avariadas", "impressora avariado"),
                            List.of("ru", "Принтеры сломались", "принтер"))
                    .forEach(example -> found(example.get(0), example.get(1), example.get(2)));
        }

        private void found(String language, String text, String query) {
            try {
                desk.ticket("990001", language, "zwibbel", text);
                assertThat(desk.find("zwibbel " + query))
                        .as("%s: %s", language, query)
                        .containsExactly("990001");
                desk.rollback();
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        }

        @Test
        void areFoundAsTheyAreInOtherLanguages() throws SQLException {
            desk.ticket("990001", "pl", "zwibbel", "Zamówienie");

            assertThat(desk.find("zwibbel zamowienie")).containsExactly("990001");
        }

        @Test
        void ofAPhraseStandSideBySide() throws SQLException {
            desk.ticket("990001", "en", "zwibbel", "the paper jam of the printer");

            assertThat(desk.find("zwibbel \"paper jam\"")).containsExactly("990001");
            assertThat(desk.find("zwibbel \"printer jam\"")).isEmpty();
        }

        @Test
        void canBeLeftOut() throws SQLException {
            desk.ticket("990001", "en", "zwibbel", "quaxel");
            desk.ticket("990002", "en", "zwibbel", "spam");

            assertThat(desk.find("zwibbel -spam")).containsExactly("990001");
            assertThat(desk.find("-spam subject:zwibbel")).containsExactly("990001");
            assertThat(desk.find("status:open -quaxel created:1h number:99000*"))
                    .containsExactly("990002");
        }

        @Test
        void mayBeAlternativesOfAnything() throws SQLException {
            desk.ticket("990001", "en", "zwibbel", "quaxel");
            desk.ticket("990002", "en", "other", "nothing");

            assertThat(desk.find("(quaxel OR number:990002) status:open"))
                    .containsExactlyInAnyOrder("990001", "990002");
            assertThat(desk.find("number:99000* -(quaxel OR number:990002)")).isEmpty();
        }

        @Test
        void mayBeginOrLookAlike() throws SQLException {
            desk.ticket("990001", "en", "Zwibbelmaschine", "x");

            assertThat(desk.find("zwibbel*")).containsExactly("990001");
            assertThat(desk.find("zwibelmaschine~")).containsExactly("990001");
            assertThat(desk.find("subject:zwibbelmachine~")).containsExactly("990001");
        }

        @Test
        void maybeOfTheSubjectOrOfMessagesOnly() throws SQLException {
            var id = desk.ticket("990001", "en", "zwibbel", "quaxel");
            desk.say(id, "NOTE", "amongus");

            assertThat(desk.find("subject:zwibbel message:quaxel message:amongus"))
                    .containsExactly("990001");
            assertThat(desk.find("subject:quaxel")).isEmpty();
            assertThat(desk.find("message:zwibbel")).isEmpty();
        }

        @Test
        void ofTheSubjectComeFirst() throws SQLException {
            desk.ticket("990001", "en", "zwibbel", "nothing");
            desk.ticket("990002", "en", "nothing", "zwibbel");

            assertThat(Desk.numbers(desk.page("zwibbel", "relevance", Optional.empty(), 10)))
                    .containsExactly("990001", "990002");
        }

        @Test
        void areMarkedAndEverythingElseIsHarmless() throws SQLException {
            desk.ticket(
                    "990001",
                    "en",
                    "<b>zwibbel</b> & co",
                    "see <script>alert(1)</script> \u0002zwibbel\u0003 \"here\"");

            var line = desk.page("zwibbel", "relevance", Optional.empty(), 10)
                    .lines()
                    .get(0);

            assertThat(String.valueOf(line.subjectHtml()))
                    .contains("<mark>zwibbel</mark>")
                    .doesNotContain("<b>");
            assertThat(String.valueOf(line.excerptHtml()))
                    .contains("<mark>zwibbel</mark>")
                    .doesNotContain("<script");
        }

        @Test
        void ofTheCustomerAreFoundToo() throws SQLException {
            var email =
                    desk.texts("select email from customer order by id limit 1").get(0);
            desk.ticket("990001", "en", "zwibbel", "x");

            assertThat(desk.find("zwibbel " + email)).containsExactly("990001");
            assertThat(desk.find("zwibbel customer:" + email)).containsExactly("990001");
            assertThat(desk.find("990001")).containsExactly("990001");
        }
    }

    @Nested
    class Sight {

        @Test
        void endsAtRestrictedTeamsWhateverIsAskedFor() throws SQLException {
            desk.run("update team set restricted = true");
            desk.run(
                    "delete from team_member where account_id = (select id from account where email = 'jonas.weber@autocrm.example')");
            desk.run("delete from ticket where false");
            desk.logIn("jonas.weber@autocrm.example");

            assertThat(desk.number("select count(*) from ticket where team_id is null"))
                    .isZero();
            for (long seed = 0; seed < 300; seed++) {
                var query = new RandomQueries(seed).query();
                try {
                    assertThat(desk.page(query, Order.NEWEST_CHANGE, Optional.empty(), 5)
                                    .lines())
                            .as("%s", query)
                            .isEmpty();
                    assertThat(desk.counts(List.of(query), 100)).as("%s", query).containsExactly(0);
                } catch (UnknownValue e) {
                    assertThat(e.sentence()).isNotBlank();
                }
            }
        }

        @Test
        void isForMembersAndSupervisors() throws SQLException {
            desk.run("update team set restricted = true");
            desk.logIn("jonas.weber@autocrm.example");
            var mine = desk.texts("""
                    select t.number from ticket t join team_member m on m.team_id = t.team_id join account a on a.id = m.account_id
                    where a.email = 'jonas.weber@autocrm.example'
                    """);

            assertThat(desk.find("")).isNotEmpty().allMatch(mine::contains);
        }

        @Test
        void leavesOutWhatIsInTheBin() throws SQLException {
            desk.ticket("990001", "en", "zwibbel", "x");
            desk.run("update ticket set deleted_at = now() where number = '990001'");

            assertThat(desk.find("zwibbel")).isEmpty();
            assertThat(desk.find("zwibbel is:deleted")).containsExactly("990001");
            assertThat(desk.find("zwibbel OR number:990001")).isEmpty();
        }
    }

    @Nested
    class Lists {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "updated",
                    "-updated",
                    "created",
                    "-created",
                    "priority",
                    "-priority",
                    "status",
                    "-status",
                    "subject",
                    "-subject",
                    "customer",
                    "-customer",
                    "organization",
                    "-organization",
                    "team",
                    "-team",
                    "assignee",
                    "-assignee",
                    "number",
                    "-number",
                    "waiting",
                    "-waiting",
                    "solved",
                    "-solved",
                    "snoozed",
                    "-snoozed",
                    "-priority,updated",
                    "team,-solved,subject"
                })
        void areWalkedBothWaysWithoutMissingOrRepeating(String sort) throws SQLException {
            var all = desk.texts("select number from ticket where deleted_at is null");

            var forward = walk("", sort, 97);

            assertThat(forward).doesNotHaveDuplicates().hasSameElementsAs(all);
            assertThat(walkBack("", sort, 97)).isEqualTo(forward);
        }

        @Test
        void areOrderedAsTheySay() throws SQLException {
            var numbers = walk("", "number", 200).stream()
                    .map(number -> Long.parseLong(number.replaceAll("\\D", "")))
                    .toList();

            assertThat(numbers).isSorted();
            var page = desk.page("", "-priority,updated", Optional.empty(), 200).lines();
            assertThat(page).extracting(line -> -line.priority().rank()).isSorted();
            assertThat(desk.page("", "waiting", Optional.empty(), 200)
                            .lines()
                            .get(0)
                            .waitingSince())
                    .isNotNull();
            assertThat(desk.page("", "-waiting", Optional.empty(), 200)
                            .lines()
                            .get(0)
                            .waitingSince())
                    .isNotNull();
        }

        @Test
        void areStableWhileTicketsChange() throws SQLException {
            var before = walk("status:closed", "-updated", 50);
            var first = desk.page("status:closed", "-updated", Optional.empty(), 50);
            var moved = Desk.numbers(first).get(10);
            var later = before.get(120);
            desk.run("update ticket set updated_at = now() where number in (?, ?)", moved, later);

            var seen = new ArrayList<>(Desk.numbers(first));
            for (var page = desk.page("status:closed", "-updated", first.next(), 50); ; ) {
                seen.addAll(Desk.numbers(page));
                if (page.next().isEmpty()) {
                    break;
                }
                page = desk.page("status:closed", "-updated", page.next(), 50);
            }

            var expected = new ArrayList<>(before);
            expected.remove(later);
            assertThat(seen).isEqualTo(expected);
        }

        @Test
        void byRelevanceAreWalkedBothWaysToo() throws SQLException {
            var word = desk.texts("""
                    select word from ts_stat('select words from ticket_search') where ndoc between 1200 and 1900 order by ndoc desc limit 1
                    """).get(0);
            var all = desk.find("\"" + word + "\"");
            var forward = walk("\"" + word + "\"", "relevance", 93);

            assertThat(forward)
                    .doesNotHaveDuplicates()
                    .hasSizeGreaterThan(org.autocrm.ticket.search.Lists.WINDOW)
                    .containsAll(all);
            assertThat(walkBack("\"" + word + "\"", "relevance", 93)).isEqualTo(forward);
        }

        @Test
        void refuseTheCursorsOfOthers() throws SQLException {
            var cursor =
                    desk.page("status:open", "-updated", Optional.empty(), 5).next();

            assertThat(cursor).isPresent();
            assertThatThrownBy(() -> desk.page("status:closed", "-updated", cursor, 5))
                    .isInstanceOf(ForeignCursor.class);
            assertThatThrownBy(() -> desk.page("status:open", "updated", cursor, 5))
                    .isInstanceOf(ForeignCursor.class);
        }

        @Test
        void areCountedAllAtOnceUpToABound() throws SQLException {
            var queries = Stream.of("status:open", "status:solved printer", "tag:nowhere", "")
                    .map(Query::parse)
                    .toList();

            var counts = desk.counts(queries, 50);

            assertThat(counts.get(0))
                    .isEqualTo(Math.min(50, desk.find("status:open").size()));
            assertThat(counts.get(1))
                    .isEqualTo(Math.min(50, desk.find("status:solved printer").size()));
            assertThat(counts.subList(2, 4)).containsExactly(0, 50);
        }

        private List<String> walk(String query, String sort, int size) throws SQLException {
            List<String> seen = new ArrayList<>();
            for (var page = desk.page(query, sort, Optional.empty(), size);
                    ;
                    page = desk.page(query, sort, page.next(), size)) {
                seen.addAll(Desk.numbers(page));
                if (page.next().isEmpty()) {
                    return seen;
                }
            }
        }

        private List<String> walkBack(String query, String sort, int size) throws SQLException {
            var page = desk.page(query, sort, Optional.empty(), size);
            while (page.next().isPresent()) {
                page = desk.page(query, sort, page.next(), size);
            }
            List<List<String>> pages = new ArrayList<>(List.of(Desk.numbers(page)));
            while (page.previous().isPresent()) {
                page = desk.page(query, sort, page.previous(), size);
                pages.add(Desk.numbers(page));
            }
            Collections.reverse(pages);
            return pages.stream().flatMap(List::stream).toList();
        }
    }

    @Nested
    class Whatever {

        @Test
        void isAskedIsAnswered() throws SQLException {
            desk.run(
                    "insert into ticket_field (id, key, name, type, position) values (990001, 'serial', 'S', 'TEXT', 1), (990002, 'a1-b2', 'N', 'NUMBER', 2)");
            var answered = 0;
            for (long seed = 0; seed < 1_500; seed++) {
                var query = new RandomQueries(seed).query();
                try {
                    desk.page(
                            query,
                            query.hasWords() && seed % 2 == 0 ? Order.RELEVANCE : Order.NEWEST_CHANGE,
                            Optional.empty(),
                            5);
                    desk.counts(List.of(query, query), 5);
                    answered++;
                } catch (UnknownValue e) {
                    assertThat(e.sentence()).isNotBlank();
                } catch (SQLException e) {
                    throw new AssertionError(query.toString(), e);
                }
            }

            assertThat(answered).isGreaterThan(300);
        }

        @Test
        void thePageForPeopleShowsRuns() throws SQLException, IOException {
            var fields = desk.texts("select key from ticket_field where key = 'order-number'");
            if (fields.isEmpty()) {
                desk.run(
                        "insert into ticket_field (id, key, name, type, position) values (990001, 'order-number', 'Order number', 'TEXT', 1)");
            }
            var examples =
                    examples(Files.readString(Path.of(System.getProperty("autocrm.root", ".."), "docs", "search.md")));

            assertThat(examples).hasSizeGreaterThan(45);
            for (var example : examples) {
                var query = Query.parse(example);
                assertThat(Query.parse(query.toString())).isEqualTo(query);
                desk.page(query, Order.NEWEST_CHANGE, Optional.empty(), 25);
            }
        }

        /** The first or last cell of a table's row that is code, and the lines of blocks of code. */
        private static List<String> examples(String page) {
            List<String> examples = new ArrayList<>();
            var inBlock = false;
            for (var line : page.lines().toList()) {
                inBlock ^= line.startsWith("```");
                if (inBlock && !line.startsWith("```")) {
                    examples.add(line);
                }
                var cells = line.split(" \\| ", -1);
                var isField = cells.length == 3;
                var cell = line.startsWith("| `") ? isField ? cells[2] : cells[0] : "";
                var code = Pattern.compile("`([^`]+)`").matcher(cell);
                if (code.find()) {
                    examples.add(code.group(1));
                }
            }
            return examples;
        }

        @Test
        void theDemosCustomersWriteIsGuessedRight() throws SQLException {
            var wrong = desk.texts("""
                            select t.language || ' ' || t.subject || chr(10) || (select m.text from message m where m.ticket_id = t.id order by m.id limit 1)
                            from ticket t where t.language is not null
                            """).stream()
                    .filter(ticket ->
                            !LanguageGuess.of(ticket.substring(3)).equals(Optional.of(ticket.substring(0, 2))))
                    .toList();

            assertThat(wrong).hasSizeLessThan((int) (desk.number("select count(*) from ticket") / 50));
        }
    }
}
