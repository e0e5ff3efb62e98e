package org.autocrm.it;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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

            try (var server =
                    Installation.of(Stage.kind(), folder, database.settings()).start()) {
                assertThatExceptionOfType(Refusal.class)
                        .isThrownBy(server::waitUntilReady)
                        .withMessageContaining("version 999")
                        .withMessageContaining("install the newer release");
            }
        }
    }
}
