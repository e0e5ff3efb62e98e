package org.autocrm.setting;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSRuntimeException;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.autocrm.shared.Resources;

/** Whether what AutoCRM stands on is there: the database, its schema, the broker. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Health {

    private static final int SECONDS_TO_ANSWER = 5;

    @Inject
    private Migration migration;

    /** One thing we need, whether it is there, and what to know about it. */
    public record Check(String name, boolean up, String detail) {}

    /** Asks all of them. Tickets can be worked on while the broker is down, but what follows them waits. */
    public List<Check> checks() {
        return List.of(database(), broker(), migrations());
    }

    private static Check database() {
        try (var connection = Resources.get("jdbc/autocrm", DataSource.class).getConnection()) {
            return connection.isValid(SECONDS_TO_ANSWER)
                    ? new Check("database", true, "answers")
                    : new Check("database", false, "does not answer within " + SECONDS_TO_ANSWER + " s");
        } catch (SQLException | IllegalStateException e) {
            return new Check("database", false, String.valueOf(e.getMessage()));
        }
    }

    private static Check broker() {
        try (var context =
                Resources.get("jms/autocrm/cf", ConnectionFactory.class).createContext()) {
            context.start();
            return new Check("broker", true, "answers");
        } catch (JMSRuntimeException | IllegalStateException e) {
            return new Check("broker", false, "events wait in the database until it is back: " + e.getMessage());
        }
    }

    private Check migrations() {
        return new Check("migrations", true, "schema version " + migration.version());
    }
}
