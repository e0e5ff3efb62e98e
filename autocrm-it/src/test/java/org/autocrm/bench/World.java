package org.autocrm.bench;

import jakarta.json.Json;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.regex.Pattern;
import org.autocrm.bench.Caller.Answer;
import org.autocrm.bench.load.Letters;
import org.autocrm.bench.load.Letters.Letter;
import org.autocrm.bench.load.Planted;

/** What scenarios know of the loaded desk, and how their clients reach it. */
final class World {

    static final String API = "/autocrm/api/v1";

    /** Of the demo, whose accounts and keys exist in a demo only. */
    private static final String KEY = "acrm_demo_7hK2vQx9TmWc4RbYz8LpNs3Jf6Gd5AeU";

    private static final String AGENT = "jonas.weber@autocrm.example";
    private static final String PASSWORD = "autocrm-demo";

    private static final Pattern NEXT = Pattern.compile("<([^>]+)>\\s*;[^<]*rel=\"?next\"?");
    private static final Pattern STATE = Pattern.compile("name=\"jakarta.faces.ViewState\"[^>]*value=\"([^\"]+)\"");
    private static final Set<Integer> UNKNOWN = Set.of(400, 404, 405, 422, 501);
    private static final int LONG_PAGE = 100;

    private final Site site;
    private final long tickets;
    private final SplittableRandom random;
    private final long firstNumber;
    private final long team;
    private final List<String> answerable = new ArrayList<>();
    private final List<Letter> letters;
    private final List<String> middle = new ArrayList<>();
    private final Deque<String> sessions = new ConcurrentLinkedDeque<>();
    private final Deque<AutoCloseable> open = new ConcurrentLinkedDeque<>();
    private boolean searched;
    private boolean crowded;

    World(Site site, long tickets, long seed) throws SQLException {
        this.site = site;
        this.tickets = tickets;
        this.random = new SplittableRandom(seed);
        this.letters = Letters.of(2_000, seed);
        try (var connection = site.connect();
                var statement = connection.createStatement()) {
            try (var row = statement.executeQuery("select min(number::bigint) from ticket")) {
                row.next();
                firstNumber = row.getLong(1);
            }
            try (var row = statement.executeQuery("select min(id) from team")) {
                row.next();
                team = row.getLong(1);
            }
            try (var rows = statement.executeQuery(
                    "select number from ticket where status in ('OPEN', 'WAITING') order by id desc limit 20000")) {
                while (rows.next()) {
                    answerable.add(rows.getString(1));
                }
            }
        }
    }

    Site site() {
        return site;
    }

    /** How many tickets were loaded. */
    long tickets() {
        return tickets;
    }

    long team() {
        return team;
    }

    synchronized SplittableRandom random() {
        return random.split();
    }

    /** The number of a ticket, any of them. */
    String number(SplittableRandom dice) {
        return Long.toString(firstNumber + dice.nextLong(tickets));
    }

    /** The number of a ticket that an agent may answer. */
    String answerable(SplittableRandom dice) {
        return answerable.get(dice.nextInt(answerable.size()));
    }

    Letter letter(SplittableRandom dice) {
        return letters.get(dice.nextInt(letters.size()));
    }

    /** A program with the demo's key. */
    Caller program() throws IOException {
        return kept(new Caller(site.url(), "Authorization: Bearer " + KEY + "\r\nAccept: application/json\r\n"));
    }

    /** A browser in which an agent has logged in. */
    Caller agent() throws IOException, NotThere {
        var session = sessions.poll();
        var cookie = session == null ? logIn() : session;
        kept(() -> sessions.add(cookie));
        return kept(new Caller(site.url(), "Cookie: " + cookie + "\r\nAccept: text/html\r\n"));
    }

    private String logIn() throws IOException, NotThere {
        try (var visitor = new Caller(site.url(), "Accept: text/html\r\n")) {
            var form = visitor.get("/autocrm/login");
            var state = STATE.matcher(form.text());
            if (!state.find()) {
                throw new NotThere("the log-in has no form");
            }
            var cookies = cookies(form);
            try (var browser = new Caller(site.url(), "Cookie: " + cookies + "\r\nAccept: text/html\r\n")) {
                var fields = encoded(Map.of(
                        "login",
                        "login",
                        "login:email",
                        AGENT,
                        "login:password",
                        PASSWORD,
                        "login:to",
                        "",
                        "login:go",
                        "Log in",
                        "jakarta.faces.ViewState",
                        state.group(1)));
                var answer = browser.post("/autocrm/login", "application/x-www-form-urlencoded", fields);
                if (answer.status() / 100 != 3) {
                    throw new NotThere("the log-in answers " + answer.status());
                }
                return answer.headers().containsKey("set-cookie") ? cookies(answer) : cookies;
            }
        }
    }

    private static String cookies(Answer answer) {
        var pairs = new ArrayList<String>();
        for (var cookie : answer.headers().getOrDefault("set-cookie", "").split("\n", -1)) {
            pairs.add(cookie.split(";", 2)[0]);
        }
        return String.join("; ", pairs);
    }

    private static byte[] encoded(Map<String, String> fields) {
        var pairs = new ArrayList<String>();
        new HashMap<>(fields).forEach((name, value) -> pairs.add(inUrl(name) + "=" + inUrl(value)));
        return String.join("&", pairs).getBytes(StandardCharsets.US_ASCII);
    }

    static String inUrl(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** A connection to the database, as a program would have it that knows nothing of AutoCRM. */
    Connection sql() throws SQLException {
        return kept(site.connect());
    }

    /** Rules are asked of new tickets, and give them to a team of many, until the clients are ended. */
    synchronized void crowd() throws SQLException {
        if (!crowded) {
            crowded = true;
            var crowd = Crowd.gather(site);
            kept(() -> {
                crowded = false;
                crowd.close();
            });
        }
    }

    private <T extends AutoCloseable> T kept(T client) {
        open.add(client);
        return client;
    }

    /** Ends all clients. */
    void hangUp() throws Exception {
        for (var client = open.poll(); client != null; client = open.poll()) {
            client.close();
        }
    }

    /** The answer, if it has that status. */
    static Answer expect(int status, Answer answer) throws NotThere {
        if (answer.status() == status) {
            return answer;
        }
        var text = answer.text();
        var what = "answers " + answer.status() + " " + text.substring(0, Math.min(200, text.length()));
        if (UNKNOWN.contains(answer.status())) {
            throw new NotThere(what);
        }
        throw new IllegalStateException(what);
    }

    /** Where the next page is, from the answer's Link header. */
    static String next(Answer answer) throws NotThere {
        var link = NEXT.matcher(answer.headers().getOrDefault("link", ""));
        if (!link.find()) {
            throw new NotThere("no link to a next page");
        }
        var uri = URI.create(link.group(1));
        return uri.getRawPath() + "?" + uri.getRawQuery();
    }

    /** A page of 25 from the middle of all tickets: somebody has walked there before. */
    String middle(SplittableRandom dice) throws IOException, NotThere {
        synchronized (middle) {
            if (middle.isEmpty()) {
                try (var walker = program()) {
                    var path = API + "/tickets?limit=" + LONG_PAGE;
                    for (long page = 0; page < tickets / LONG_PAGE / 2; page++) {
                        path = next(expect(200, walker.get(path)));
                        if (page >= tickets / LONG_PAGE / 2 - 50) {
                            middle.add(path.replace("limit=" + LONG_PAGE, "limit=25"));
                        }
                    }
                }
            }
        }
        return middle.get(dice.nextInt(middle.size()));
    }

    /** Refuses to measure a search that finds nothing, or everything. */
    synchronized void checkSearch() throws IOException, NotThere {
        if (!searched) {
            try (var searcher = program()) {
                var found = items(expect(200, searcher.get(searchFor(Planted.RARE.get(0)))));
                if (found != 5) {
                    throw new NotThere("the search for a word of 5 tickets finds " + found);
                }
            }
            searched = true;
        }
    }

    static String searchFor(String words) {
        return API + "/tickets?limit=25&q=" + inUrl(words);
    }

    static int items(Answer answer) {
        try (var reader = Json.createReader(new StringReader(answer.text()))) {
            return reader.readObject().getJsonArray("data").size();
        }
    }
}
