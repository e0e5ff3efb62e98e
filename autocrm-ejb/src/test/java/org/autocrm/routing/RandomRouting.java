package org.autocrm.routing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.autocrm.routing.RoutingInputs.Need;
import org.autocrm.routing.RoutingInputs.Policy;
import org.autocrm.routing.RoutingInputs.Worker;
import org.autocrm.staffing.Presence;
import org.jspecify.annotations.Nullable;

/** Inputs as they come by chance: small teams with few skills, so that every reason is met. */
final class RandomRouting {

    static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    private static final List<String> SKILLS = List.of("German", "Network \"L2\"", "Invoices", "Spanisch – ñ");

    private final Random random;

    RandomRouting(long seed) {
        random = new Random(seed);
    }

    RoutingInputs next() {
        int all = random.nextInt(4);
        var needs = IntStream.range(0, all).mapToObj(this::need).toList();
        int required = all == 0 ? 0 : random.nextInt(all + 1);
        var need = new Need(
                "1" + random.nextInt(100_000),
                1 + random.nextInt(3),
                NOW.minus(Duration.ofSeconds(random.nextInt(4 * 3600))),
                needs.subList(0, required),
                needs.subList(required, all),
                maybe(id()),
                maybe(id()),
                maybe(id()),
                random.nextBoolean());
        var fair = random.nextBoolean() ? 1 + random.nextInt(3) : null;
        var overflows = random.nextBoolean();
        var policy = new Policy(
                3,
                "Team \\ One",
                Strategy.values()[random.nextInt(Strategy.values().length)],
                random.nextBoolean(),
                random.nextInt(4) * 20,
                fair,
                fair == null ? null : 10 + random.nextInt(60),
                random.nextInt(4) == 0 ? 1 + random.nextInt(3) : null,
                overflows ? 9L : null,
                overflows ? "Overflow" : null,
                overflows ? random.nextInt(120) : null);
        List<Worker> workers = new ArrayList<>();
        int size = random.nextInt(7);
        for (int i = 0; i < size; i++) {
            workers.add(worker(i + 1, all));
        }
        return new RoutingInputs(NOW, need, policy, Reason.of(Reason.Code.TEAM_DEFAULT, "Team"), workers);
    }

    private SkillNeed need(int place) {
        return new SkillNeed("skill-" + place, SKILLS.get(place), 1 + random.nextInt(4));
    }

    private Worker worker(long id, int skills) {
        var received = Stream.generate(() -> NOW.minus(Duration.ofSeconds(random.nextInt(5400))))
                .limit(random.nextInt(5))
                .sorted()
                .toList();
        return new Worker(
                id,
                "Agent " + id,
                random.nextInt(3) > 0 ? Presence.ONLINE : Presence.values()[random.nextInt(4)],
                random.nextInt(5) == 0 ? NOW.plus(Duration.ofHours(random.nextInt(3) - 1)) : null,
                maybe(id()),
                random.ints(skills, 0, 6).boxed().toList(),
                random.nextInt(12),
                random.nextInt(4) == 0 ? null : Integer.valueOf(random.nextInt(14)),
                received,
                random.nextInt(5),
                random.nextInt(6) == 0 ? NOW.plus(Duration.ofHours(random.nextInt(3) - 1)) : null);
    }

    private long id() {
        return 1 + random.nextInt(7);
    }

    private @Nullable Long maybe(long id) {
        return random.nextInt(3) == 0 ? id : null;
    }
}
