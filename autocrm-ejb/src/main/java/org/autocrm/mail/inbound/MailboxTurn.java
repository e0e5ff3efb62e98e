package org.autocrm.mail.inbound;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * The right of one node to look after a mailbox: an advisory lock in a transaction of its own, which ends with it,
 * however it ends. Taken on the mailbox's own thread: a container would end the transaction of a bean's method with it.
 */
final class MailboxTurn implements AutoCloseable {

    private final Connection connection;
    private final boolean mine;

    private MailboxTurn(Connection connection, boolean mine) {
        this.connection = connection;
        this.mine = mine;
    }

    static MailboxTurn take(DataSource database, String mailbox) throws SQLException {
        var connection = database.getConnection();
        try {
            connection.setAutoCommit(false);
            try (var statement =
                    connection.prepareStatement("select pg_try_advisory_xact_lock(hashtextextended(?, 1))")) {
                statement.setString(1, mailbox);
                try (var answer = statement.executeQuery()) {
                    return new MailboxTurn(connection, answer.next() && answer.getBoolean(1));
                }
            }
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    boolean isMine() {
        return mine;
    }

    @Override
    public void close() throws SQLException {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } finally {
            connection.close();
        }
    }
}
