package org.autocrm.setting;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.autocrm.shared.Resources;

/** Brings the database to the version of this application before anything else touches it, or refuses to start. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
@SuppressWarnings("NullAway.Init") // set when the bean is made
public class Migration {

    private static final Logger LOG = Logger.getLogger(Migration.class.getName());

    private String version;

    @PostConstruct
    void migrate() {
        try {
            version = new Schema(Resources.get("jdbc/autocrm", DataSource.class)).migrate();
            LOG.log(Level.INFO, "The database is at version {0}.", version);
        } catch (CannotStart e) {
            LOG.log(Level.SEVERE, "AutoCRM cannot start: {0}", e.getMessage());
            throw e;
        }
    }

    /** The version of the database's schema, as Flyway counts it. */
    public String version() {
        return version;
    }
}
