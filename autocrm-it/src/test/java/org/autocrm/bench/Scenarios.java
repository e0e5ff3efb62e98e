package org.autocrm.bench;

import static org.autocrm.bench.World.API;
import static org.autocrm.bench.World.expect;
import static org.autocrm.bench.World.items;
import static org.autocrm.bench.World.next;
import static org.autocrm.bench.World.searchFor;

import jakarta.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.autocrm.bench.Scenario.Goal;
import org.autocrm.bench.Scenario.Opening;
import org.autocrm.bench.load.Letters.Letter;
import org.autocrm.bench.load.Planted;

/** What is measured, in this order: what reads first, because what writes changes what is read. */
final class Scenarios {

    private static final int PAGES = 400; // that a client follows before it begins anew

    /** The counters of all views in one request. */
    private static final String COUNTERS = API + "/views/counts";

    static final List<Scenario> ALL = List.of(
            Scenario.read("read a ticket", new Goal(2000, 0.8, 50), reading(), PlainSql.readTicket()),
            Scenario.read(
                    "25 open tickets",
                    new Goal(1500, 1.2, 50),
                    list("?status=open&limit=25"),
                    PlainSql.list("t.status = 'OPEN'")),
            Scenario.read(
                    "25 open tickets of a team",
                    Goal.READ,
                    world -> list("?status=open&limit=25&team=" + world.team()).open(world),
                    PlainSql.list("t.status = 'OPEN' and t.team_id = (select min(id) from team)")),
            Scenario.read("25 of all, page after page", Goal.READ, following(), PlainSql.following(PAGES)),
            Scenario.read("25 of all, from the middle", Goal.READ, middle(), PlainSql.middle()),
            search("search: a rare word", 50, random -> Planted.RARE.get(random.nextInt(Planted.RARE.size()))),
            search("search: two words of 1 %", 150, random -> String.join(" ", Planted.IN_ONE_PERCENT)),
            search("search: two words of 20 %", 400, random -> String.join(" ", Planted.IN_TWENTY_PERCENT)),
            search("search: a phrase", 0, random -> '"' + Planted.PHRASE + '"'),
            Scenario.read("counters of 20 views", Goal.READ, get(COUNTERS), PlainSql.counters()),
            Scenario.read(
                    "the desk's queue page", new Goal(100, 0, 50), queuePage(), PlainSql.list("t.status = 'OPEN'")),
            Scenario.write("create, 200 and a pause", 200, new Goal(500, 3, 60), creating(), PlainSql.createTicket()),
            Scenario.write("create without a pause", 0, Goal.NONE, creating(), PlainSql.createTicket()),
            Scenario.write("reply", 0, Goal.NONE, replying(), PlainSql.reply()),
            Scenario.write(
                    "create, 500 agents, 200 rules", 200, new Goal(100, 0, 0), crowded(), PlainSql.createTicket()));

    private interface Asked {
        String words(SplittableRandom random);
    }

    private Scenarios() {}

    private static Opening get(String path) {
        return world -> {
            var program = world.program();
            return () -> expect(200, program.get(path));
        };
    }

    private static Opening list(String query) {
        return world -> {
            var program = world.program();
            if (items(expect(200, program.get(API + "/tickets" + query))) != 25) {
                throw new NotThere("the list is not filtered as it should be");
            }
            return () -> expect(200, program.get(API + "/tickets" + query));
        };
    }

    private static Opening reading() {
        return world -> {
            var program = world.program();
            var random = world.random();
            return () -> expect(200, program.get(API + "/tickets/" + world.number(random)));
        };
    }

    private static Opening following() {
        return world -> {
            var program = world.program();
            var first = API + "/tickets?limit=25";
            var place = new Object() {
                private String path = first;
                private int page;
            };
            return () -> {
                var following = next(expect(200, program.get(place.path)));
                place.path = ++place.page % PAGES == 0 ? first : following;
            };
        };
    }

    private static Opening middle() {
        return world -> {
            var program = world.program();
            var random = world.random();
            return () -> expect(200, program.get(world.middle(random)));
        };
    }

    private static Scenario search(String name, double p95, Asked asked) {
        Opening http = world -> {
            world.checkSearch();
            var program = world.program();
            var random = world.random();
            return () -> expect(200, program.get(searchFor(asked.words(random))));
        };
        return Scenario.read(name, new Goal(0, 0, p95), http, PlainSql.search(asked::words));
    }

    private static Opening queuePage() {
        return world -> {
            var browser = world.agent();
            if (!expect(200, browser.get("/autocrm/tickets")).text().contains("/autocrm/tickets/")) {
                throw new NotThere("the queue page shows no ticket");
            }
            return () -> expect(200, browser.get("/autocrm/tickets"));
        };
    }

    private static Opening creating() {
        return world -> {
            var program = world.program();
            var random = world.random();
            return () -> post(program, "/tickets", ticket(world.letter(random)));
        };
    }

    /** Each is given, by 200 rules, to one of 500 agents with 50 skills. */
    private static Opening crowded() {
        return world -> {
            world.crowd();
            return creating().open(world);
        };
    }

    private static byte[] ticket(Letter letter) {
        return Json.createObjectBuilder()
                .add(
                        "customer",
                        Json.createObjectBuilder().add("email", letter.email()).add("name", letter.name()))
                .add("subject", letter.subject())
                .add("text", letter.text())
                .build()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Opening replying() {
        return world -> {
            var program = world.program();
            var random = world.random();
            return () ->
                    post(program, "/tickets/" + world.answerable(random) + "/messages", answer(world.letter(random)));
        };
    }

    private static byte[] answer(Letter letter) {
        return Json.createObjectBuilder()
                .add("kind", "reply")
                .add("text", letter.text())
                .build()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void post(Caller program, String path, byte[] body) throws IOException, NotThere {
        expect(201, program.post(API + path, "application/json", body));
    }
}
