package org.autocrm.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.autocrm.shared.Resources;
import org.jspecify.annotations.Nullable;

/**
 * The event table as the relay sees it. Works with plain local transactions of its own; advisory locks that end with
 * each of them see to it that in a cluster one gives places in the feed at a time, and one relays.
 */
@ApplicationScoped
class EventFeed {

    private static final long RELAY_LOCK = 0x4175746F43524DL; // "AutoCRM"
    private static final long NUMBER_LOCK = RELAY_LOCK + 1;
    private static final int BATCH = 200;
    private static final int MOST_NUMBERED = 5_000;
    private static final Duration REMEMBERED = Duration.ofDays(8);
    private static final Duration SWEEP = Duration.ofMinutes(10);

    /** In the order of ids, which is the order of each chain. */
    private static final String NUMBER = """
            update event set feed = place.feed, relayed = not type = any (?)
            from (select unfed.id, last.feed + row_number() over (order by unfed.id) as feed
                  from (select id from event where feed is null order by id limit %d) unfed,
                       (select coalesce(max(feed), 0) as feed from event) last) place
            where event.id = place.id
            """.formatted(MOST_NUMBERED);

    @Inject
    private Clock clock;

    private @Nullable Instant swept;

    /**
     * An event on its way, with its place in the feed: enough to choose its followers and to keep the order of its
     * ticket.
     */
    record Waiting(
            long feed,
            long id,
            String type,
            @Nullable String ticket,
            @Nullable String by) {}

    /** Takes a batch of events; when it returns, a broker has them all. */
    interface Sender {
        void send(List<Waiting> batch) throws Exception;
    }

    /** Takes one event for one follower; when it returns, a broker has it. */
    interface Resender {
        void resend(String follower, long event) throws Exception;
    }

    private record Dead(String follower, long event) {}

    /**
     * Gives committed events that have none their places in the feed, and says how many: the next numbers after the
     * last place, so that there is never a gap. What nobody follows counts as relayed.
     */
    int number(Set<String> followed) throws Exception {
        int all = 0;
        int some;
        do {
            some = inTransaction(connection -> number(connection, followed));
            all += some;
        } while (some == MOST_NUMBERED);
        return all;
    }

    /**
     * The lock ends with the transaction; what is visible to the statement after it is all that has its place so far.
     */
    static int number(Connection connection, Set<String> followed) throws SQLException {
        try (var lock = connection.prepareStatement("select pg_advisory_xact_lock(?)")) {
            lock.setLong(1, NUMBER_LOCK);
            lock.execute();
        }
        try (var statement = connection.prepareStatement(NUMBER)) {
            statement.setArray(1, connection.createArrayOf("text", followed.toArray()));
            return statement.executeUpdate();
        }
    }

    /** Marks the next batch, sends it, and says how many events it had: all or nothing. */
    int relay(Sender sender) throws Exception {
        return locked(connection -> {
            var batch = marked(connection);
            if (!batch.isEmpty()) {
                sender.send(batch);
            }
            return batch.size();
        });
    }

    /** Sends again what an administrator wants tried again. */
    void replay(Resender resender) throws Exception {
        locked(connection -> {
            List<Dead> wanted = replays(connection);
            for (var dead : wanted) {
                resender.resend(dead.follower(), dead.event());
                try (var statement = connection.prepareStatement(
                        "update failed_follow_up set replay = false where follower = ? and event_id = ?")) {
                    statement.setString(1, dead.follower());
                    statement.setLong(2, dead.event());
                    statement.executeUpdate();
                }
            }
            return wanted.size();
        });
    }

    /** Forgets now and then which old events were followed up: the broker has long stopped to deliver them. */
    void forgetOldFollowUps() throws Exception {
        var now = clock.instant();
        if (swept != null && swept.plus(SWEEP).isAfter(now)) {
            return;
        }
        swept = now;
        locked(connection -> {
            try (var statement = connection.prepareStatement("delete from follow_up where done_at < ?")) {
                statement.setTimestamp(1, Timestamp.from(now.minus(REMEMBERED)));
                return statement.executeUpdate();
            }
        });
    }

    /** The next batch in the order of the feed. */
    private static List<Waiting> marked(Connection connection) throws SQLException {
        var batch = new ArrayList<Waiting>();
        try (var statement = connection.prepareStatement("""
                        update event set relayed = true
                        where id in (select id from event where not relayed and feed is not null order by feed limit ?)
                        returning feed, id, type, ticket, via_detail
                        """)) {
            statement.setInt(1, BATCH);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    batch.add(new Waiting(
                            rows.getLong(1), rows.getLong(2), rows.getString(3), rows.getString(4), rows.getString(5)));
                }
            }
        }
        batch.sort(Comparator.comparingLong(Waiting::feed));
        return batch;
    }

    private static List<Dead> replays(Connection connection) throws SQLException {
        List<Dead> wanted = new ArrayList<>();
        try (var statement = connection.prepareStatement(
                "select follower, event_id from failed_follow_up where replay order by event_id limit ?")) {
            statement.setInt(1, BATCH);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    wanted.add(new Dead(rows.getString(1), rows.getLong(2)));
                }
            }
        }
        return wanted;
    }

    private interface Work {
        int with(Connection connection) throws Exception;
    }

    private static int locked(Work work) throws Exception {
        return inTransaction(connection -> isMine(connection) ? work.with(connection) : 0);
    }

    private static int inTransaction(Work work) throws Exception {
        try (var connection = Resources.get("jdbc/autocrm", DataSource.class).getConnection()) {
            connection.setAutoCommit(false);
            try {
                var done = work.with(connection);
                connection.commit();
                return done;
            } catch (Exception e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    private static boolean isMine(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select pg_try_advisory_xact_lock(?)")) {
            statement.setLong(1, RELAY_LOCK);
            try (var answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }
}
