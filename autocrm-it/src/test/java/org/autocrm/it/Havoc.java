package org.autocrm.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.DoubleSupplier;
import org.autocrm.launcher.Broker;

/** Kills what AutoCRM stands on, and AutoCRM, at moments that a seed chooses; all stands again before the next blow. */
final class Havoc {

    private static final Duration A_WHILE = Duration.ofMinutes(5);
    private static final double BEGINS = 0.04;
    private static final double ENDS = 0.92;

    private final Stage stage;
    private final Broker broker;
    private final Dovecot mailboxes;
    private final Gate smtp;
    private final List<Blow> blows;

    private enum Victim {
        SERVER,
        DATABASE,
        BROKER,
        MAILBOXES,
        SMTP
    }

    /** Who is killed at once, as soon as so much of the work is done. */
    private record Blow(double after, Set<Victim> victims) {}

    Havoc(Stage stage, Broker broker, Dovecot mailboxes, Gate smtp, int rounds, long seed) {
        this.stage = stage;
        this.broker = broker;
        this.mailboxes = mailboxes;
        this.smtp = smtp;
        this.blows = blows(rounds, new Random(seed));
    }

    /** In each round each is hit once, some of them together. */
    private static List<Blow> blows(int rounds, Random random) {
        List<Set<Victim>> targets = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            var order = new ArrayList<>(EnumSet.allOf(Victim.class));
            Collections.shuffle(order, random);
            while (!order.isEmpty()) {
                var together = EnumSet.of(order.remove(0));
                if (!order.isEmpty() && random.nextInt(3) == 0) {
                    together.add(order.remove(0));
                }
                targets.add(together);
            }
        }
        var moments = random.doubles(targets.size(), BEGINS, ENDS).sorted().iterator();
        return targets.stream().map(target -> new Blow(moments.next(), target)).toList();
    }

    /** Goes on until nobody is left to be killed. */
    void run(DoubleSupplier progress) {
        for (var blow : blows) {
            Await.until(A_WHILE, () -> assertThat(progress.getAsDouble()).isGreaterThan(blow.after()));
            System.out.printf("%.0f %% done: kill -9 %s%n", 100 * progress.getAsDouble(), blow.victims());
            blow.victims().forEach(this::kill);
            blow.victims().stream().sorted(Collections.reverseOrder()).forEach(this::restart);
            Await.until(
                    A_WHILE,
                    () -> assertThat(stage.server().isReady()).as("ready again").isTrue());
        }
    }

    private void kill(Victim victim) {
        switch (victim) {
            case SERVER -> stage.server().kill();
            case DATABASE -> killDatabase();
            case BROKER -> broker.kill();
            case MAILBOXES -> mailboxes.kill();
            case SMTP -> smtp.shut();
        }
    }

    /** With all of its connections, which would otherwise finish what they are at. */
    private void killDatabase() {
        var connections = ProcessHandle.of(stage.database().pid()).stream()
                .flatMap(ProcessHandle::descendants)
                .toList();
        stage.database().kill();
        connections.forEach(ProcessHandle::destroyForcibly);
    }

    private void restart(Victim victim) {
        switch (victim) {
            case SERVER -> stage.restart();
            case DATABASE -> stage.database().restart();
            case BROKER -> broker.restart();
            case MAILBOXES -> mailboxes.restart();
            case SMTP -> Await.until(smtp::open); // the port is free a moment later
        }
    }
}
