package org.autocrm.it;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.sql.SQLException;
import org.autocrm.launcher.Database;
import org.autocrm.launcher.Installation;
import org.autocrm.launcher.Ports;
import org.autocrm.launcher.Refusal;
import org.junit.jupiter.api.Test;

/** A database that the application must not touch. */
class RefusalIT {

    @Test
    void aDatabaseOfANewerVersionIsRefusedWithASentenceThatSaysWhatToDo() {
        var folder = Stage.folder("refusal");
        try (var database = Database.start(folder.resolve("postgresql"), Ports.free())) {
            new Sql(database).run("""
                    create table if not exists flyway_schema_history (installed_rank int primary key, version varchar(50),
                        description varchar(200) not null, type varchar(20) not null, script varchar(1000) not null,
                        checksum int, installed_by varchar(100) not null, installed_on timestamp not null default now(),
                        execution_time int not null, success boolean not null)
                    """);
            new Sql(database).run("""
                    insert into flyway_schema_history values
                        (1, '999', 'from the future', 'SQL', 'V999__from_the_future.sql', 1, 'x', now(), 1, true)
                    on conflict do nothing
                    """);

            assertRefused(folder, database, "version 999", "install the newer release");
        }
    }

    @Test
    void aDatabaseInWhichItMayMakeNoTablesIsRefusedWithTheGrantThatIsMissing() throws SQLException {
        var folder = Stage.folder("rights");
        try (var database = Database.start(folder.resolve("postgresql"), Ports.free())) {
            try (var connection = database.connectAsSuperuser();
                    var statement = connection.createStatement()) {
                statement.execute("alter schema public owner to postgres");
                statement.execute("revoke create on schema public from public, autocrm");
            }

            assertRefused(folder, database, "may not create tables", "GRANT CREATE ON SCHEMA public TO autocrm");
        }
    }

    private static void assertRefused(Path folder, Database database, String what, String whatToDo) {
        try (var server =
                Installation.of(Stage.kind(), folder, database.settings()).start()) {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(server::waitUntilReady)
                    .withMessageContaining(what)
                    .withMessageContaining(whatToDo);
        }
    }
}
