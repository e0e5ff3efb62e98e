package org.autocrm.routing;

import static org.autocrm.routing.RandomRouting.NOW;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.autocrm.routing.RoutingInputs.Need;
import org.autocrm.routing.RoutingInputs.Policy;
import org.autocrm.routing.RoutingInputs.Worker;
import org.autocrm.staffing.Presence;

/** Measures what a decision among 500 agents costs, with 50 skills asked for, and with keeping it as JSON. */
public final class EngineSpeed {

    private static final int AGENTS = 500;
    private static final int SKILLS = 50;
    private static final int ROUNDS = 400;

    private EngineSpeed() {}

    /** Prints the processor time of a decision, without and with its JSON. */
    public static void main(String[] arguments) {
        var inputs = inputs();
        for (int warm = 0; warm < ROUNDS; warm++) {
            kept(inputs);
        }
        System.out.printf("decide: %.3f ms%n", perRound(() -> RoutingEngine.decide(inputs)));
        System.out.printf("decide and write as JSON: %.3f ms%n", perRound(() -> kept(inputs)));
    }

    private static String kept(RoutingInputs inputs) {
        return RoutingJson.of(inputs) + " " + RoutingJson.of(RoutingEngine.decide(inputs));
    }

    private static double perRound(Runnable work) {
        var threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < ROUNDS; i++) {
            work.run();
        }
        return (threads.getCurrentThreadCpuTime() - before) / 1e6 / ROUNDS;
    }

    private static RoutingInputs inputs() {
        var random = new Random(1);
        var needs = IntStream.range(0, SKILLS)
                .mapToObj(i -> new SkillNeed("skill-" + i, "Skill " + i, 1))
                .toList();
        List<Worker> workers = new ArrayList<>();
        for (int i = 1; i <= AGENTS; i++) {
            workers.add(new Worker(
                    i,
                    "Agent " + i,
                    i % 4 == 0 ? Presence.AWAY : Presence.ONLINE,
                    null,
                    null,
                    random.ints(SKILLS, 0, 6)
                            .map(level -> Math.max(level, random.nextInt(3)))
                            .boxed()
                            .toList(),
                    random.nextInt(20),
                    22,
                    List.of(),
                    random.nextInt(1_000),
                    null));
        }
        var need = new Need(
                "10042",
                1,
                NOW.minus(Duration.ofHours(3)),
                needs.subList(0, 5),
                needs.subList(5, SKILLS),
                null,
                null,
                null,
                false);
        var policy = new Policy(1, "Support", Strategy.SKILL_SCORE, false, 5, null, null, null, null, null, null);
        return new RoutingInputs(NOW, need, policy, Reason.of(Reason.Code.TEAM_GIVEN, "Support"), workers);
    }
}
