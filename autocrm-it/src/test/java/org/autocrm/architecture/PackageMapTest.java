package org.autocrm.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

class PackageMapTest {

    @Test
    void aMisspeltNameIsAnErrorAndNotARuleThatNeverApplies() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PackageMap.of("org.autocrm", """
                        shared :
                        ticket : shard
                        """))
                .withMessageContaining("shard");
    }

    @Test
    void aRowThatIsThereTwiceIsAnError() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PackageMap.of("org.autocrm", """
                        shared :
                        shared :
                        """))
                .withMessageContaining("shared");
    }

    @Test
    void aRowWithoutClassesIsFound() {
        var map = PackageMap.of("org.autocrm", """
                architecture :
                tikket       :
                """);

        var unused = map.rowsWithout(new ClassFileImporter().importClasses(PackageMapTest.class));

        assertThat(unused).containsExactly("tikket");
    }
}
