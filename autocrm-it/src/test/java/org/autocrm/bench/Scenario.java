package org.autocrm.bench;

import java.util.Optional;

/**
 * Something that clients do again and again, through HTTP and, where that can be compared, by plain SQL.
 *
 * @param burst how many requests follow each other until the followers may catch up; 0 where they come without a pause
 * @param writes whether followers have work with it
 * @param sql writes or reads the same rows
 */
record Scenario(String name, boolean writes, int burst, Goal goal, Opening http, Optional<Opening> sql) {

    /** Makes a client ready. */
    interface Opening {
        Turn open(World world) throws Exception;
    }

    /** One request of a client, with its answer. */
    interface Turn {
        void take() throws Exception;
    }

    /** What the issue asks of it with four clients and a million tickets; 0 where it asks nothing. */
    record Goal(double perSecond, double cpuMillis, double p95Millis) {

        static final Goal NONE = new Goal(0, 0, 0);
        static final Goal READ = new Goal(0, 0, 50);
    }

    static Scenario read(String name, Goal goal, Opening http, Opening sql) {
        return new Scenario(name, false, 0, goal, http, Optional.of(sql));
    }

    static Scenario write(String name, int burst, Goal goal, Opening http, Opening sql) {
        return new Scenario(name, true, burst, goal, http, Optional.of(sql));
    }
}
