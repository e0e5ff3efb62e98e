package org.autocrm.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.nio.file.Path;

/** The classes of the EAR's three modules, and where the whole project lies. */
final class Application {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests())
            .withImportOption(place -> !place.contains("/org/autocrm/launcher/"))
            .withImportOption(place -> !place.contains("/org/autocrm/verifier/"))
            .importPackages("org.autocrm");

    private Application() {}

    static JavaClasses classes() {
        return CLASSES;
    }

    /** The folder of the project. */
    static Path root() {
        return Path.of(System.getProperty("autocrm.root", ".."))
                .toAbsolutePath()
                .normalize();
    }
}
