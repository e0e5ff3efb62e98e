package org.autocrm.verifier;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** The audit trail as it lies in the database: links and heads, chain by chain, as of one moment. */
final class DatabaseTrail {

    private static final int AT_ONCE = 5_000;

    /** Names are compared byte by byte on both sides, so links and heads come in the same order. */
    private static final String LINKS = """
            select coalesce(feed, 0), id, coalesce(chain, ''), coalesce(position, 0), at, type, ticket, actor,
                   via, via_detail, address, payload::text, coalesce(hash, ''::bytea)
            from event order by coalesce(chain, '') collate "C", position, id
            """;

    private static final String HEADS = """
            select name, position, event_id, hash from event_chain order by name collate "C"
            """;

    private final Connection connection;

    DatabaseTrail(Connection connection) {
        this.connection = connection;
    }

    /**
     * Walks through all chains.
     *
     * @param expected the anchor to compare with; its place is where the anchor is cast again
     */
    Findings verify(@Nullable Anchor expected) throws SQLException {
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        var place = expected == null ? end() : expected.place();
        var findings = new Findings();
        var sum = new Anchor.Sum();
        try (var links = open(LINKS);
                var heads = open(HEADS)) {
            walk(links.getResultSet(), heads.getResultSet(), place, findings, sum);
        }
        findings.anchor(sum.at(place));
        connection.rollback();
        return findings;
    }

    private static void walk(ResultSet links, ResultSet heads, long place, Findings findings, Anchor.Sum sum)
            throws SQLException {
        var link = nextLink(links);
        var head = nextHead(heads);
        while (link != null || head != null) {
            var order = link == null ? 1 : head == null ? -1 : Names.compare(link.chain(), head.chain());
            var name = link != null && order <= 0 ? link.chain() : head == null ? "" : head.chain();
            var chain = new Chain();
            while (link != null && link.chain().equals(name)) {
                findings.event();
                chain.follow(link, place);
                link = nextLink(links);
            }
            if (head != null && order >= 0) {
                chain.endAt(head);
                head = nextHead(heads);
            } else {
                chain.endWithoutHead();
            }
            findings.chain(chain);
            chain.addTo(sum, name);
        }
    }

    private long end() throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select coalesce(max(feed), 0) from event")) {
            row.next();
            return row.getLong(1);
        }
    }

    private PreparedStatement open(String query) throws SQLException {
        var statement = connection.prepareStatement(query);
        statement.setFetchSize(AT_ONCE);
        statement.execute();
        return statement;
    }

    private static @Nullable Link nextLink(ResultSet row) throws SQLException {
        return row.next()
                ? new Link(
                        row.getLong(1),
                        row.getLong(2),
                        row.getString(3),
                        row.getLong(4),
                        row.getObject(5, OffsetDateTime.class).toInstant(),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8),
                        row.getString(9),
                        row.getString(10),
                        row.getString(11),
                        row.getString(12),
                        row.getBytes(13))
                : null;
    }

    private static @Nullable Head nextHead(ResultSet row) throws SQLException {
        return row.next() ? new Head(row.getString(1), row.getLong(2), row.getLong(3), row.getBytes(4)) : null;
    }
}
