package org.autocrm.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.autocrm.launcher.Database;
import org.autocrm.launcher.Folders;
import org.autocrm.launcher.Ports;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** The tables are made by the first start, and a database that is not fit is left as it is. */
class SchemaTest {

    private static Database database;

    @BeforeAll
    static void open() {
        database = Database.start(Folders.fresh(Path.of("target", "databases", "schema")), Ports.free());
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        asSuperuser("drop schema public cascade; create schema public; grant all on schema public to autocrm");
    }

    @Test
    void anEmptyDatabaseGetsItsTablesAndIsAtTheSameVersionTheNextTime() {
        var version = new Schema(source()).migrate();

        assertThat(Integer.parseInt(version)).isPositive();
        assertThat(new Schema(source()).migrate()).isEqualTo(version);
    }

    @Test
    void aDatabaseInWhichItMayMakeNoTablesIsRefusedWithTheGrantThatIsMissing() throws SQLException {
        asSuperuser("revoke create on schema public from public, autocrm");

        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> new Schema(source()).migrate())
                .withMessageContaining("may not create tables")
                .withMessageContaining("GRANT CREATE ON SCHEMA public TO autocrm");
    }

    private static DataSource source() {
        var source = new PGSimpleDataSource();
        source.setUrl(database.url());
        source.setUser(database.user());
        source.setPassword(database.password());
        return source;
    }

    private static void asSuperuser(String statement) throws SQLException {
        try (var connection = database.connectAsSuperuser();
                var command = connection.createStatement()) {
            command.execute(statement);
        }
    }
}
