package org.autocrm.setting;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.jspecify.annotations.Nullable;

/** The tables of this application: refuses a database that is not fit, else migrates it. */
class Schema {

    private static final int OLDEST_POSTGRESQL = 15;

    private final DataSource database;

    Schema(DataSource database) {
        this.database = database;
    }

    /** Migrates the database and returns the version it is at. */
    String migrate() {
        refuseAnOldServer();
        refuseMissingRights();
        var flyway = Flyway.configure(Schema.class.getClassLoader())
                .dataSource(database)
                .locations("classpath:db/migration")
                .load();
        refuseANewerSchema(flyway.info().all());
        try {
            flyway.migrate();
        } catch (FlywayException e) {
            throw new CannotStart(
                    "the database could not be migrated: " + firstLine(e)
                            + " Mend the cause, then start again: nothing was changed by the step that failed.",
                    e);
        }
        var current = flyway.info().current();
        return current == null || current.getVersion() == null
                ? "0"
                : current.getVersion().toString();
    }

    private void refuseAnOldServer() {
        try (var connection = database.getConnection()) {
            var found = connection.getMetaData().getDatabaseMajorVersion();
            if (found < OLDEST_POSTGRESQL) {
                throw new CannotStart(
                        "the database is PostgreSQL %d, but %d or newer is needed; upgrade it (pg_upgrade) or point AUTOCRM_DB_HOST at a newer one."
                                .formatted(found, OLDEST_POSTGRESQL));
            }
        } catch (SQLException e) {
            throw new CannotStart(
                    "the database does not answer (" + firstLine(e)
                            + "); check AUTOCRM_DB_HOST, AUTOCRM_DB_PORT, AUTOCRM_DB_NAME and the user, then start again.",
                    e);
        }
    }

    private void refuseMissingRights() {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var answer = statement.executeQuery(
                        "select has_schema_privilege(current_schema(), 'create'), current_user, current_database(), current_schema()")) {
            answer.next();
            if (!answer.getBoolean(1)) {
                throw new CannotStart(
                        "the user %s may not create tables in the database %s; grant it: GRANT CREATE ON SCHEMA %s TO %s;"
                                .formatted(
                                        answer.getString(2),
                                        answer.getString(3),
                                        schemaName(answer.getString(4)),
                                        answer.getString(2)));
            }
        } catch (SQLException e) {
            throw new CannotStart("the rights in the database could not be read: " + firstLine(e), e);
        }
    }

    private static String schemaName(@Nullable String current) {
        return current == null ? "public" : current;
    }

    /** A database that a newer release has migrated already may hold what this one would damage. */
    private static void refuseANewerSchema(MigrationInfo[] all) {
        var ours = newest(all, true);
        var theirs = newest(all, false);
        if (theirs.compareTo(ours) > 0) {
            throw new CannotStart(
                    "the database is at version %s, but this release knows versions up to %s only; install the newer release again, or restore the backup from before its migration."
                            .formatted(theirs, ours));
        }
    }

    private static MigrationVersion newest(MigrationInfo[] all, boolean ours) {
        return Arrays.stream(all)
                .filter(step ->
                        ours ? step.getState().isResolved() : step.getState().isApplied())
                .map(MigrationInfo::getVersion)
                .filter(version -> version != null)
                .max(Comparator.naturalOrder())
                .orElse(MigrationVersion.EMPTY);
    }

    private static String firstLine(Exception e) {
        var message = String.valueOf(e.getMessage());
        return message.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse(message);
    }
}
