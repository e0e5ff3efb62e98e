package org.autocrm.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Which package may know which, and who may speak which protocol. */
class ArchitectureTest {

    private static final Rules RULES = new Rules("org.autocrm");
    private static final JavaClasses APPLICATION = Application.classes();

    private static final Rules RULES_FOR_THE_PLANTED = new Rules("org.autocrm.architecture.planted");
    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages(RULES_FOR_THE_PLANTED.root());

    @Test
    void packagesKnowOnlyWhatTheMapAllows() {
        hold(
                Rules::packagesKnowOnlyWhatTheMapAllows,
                "nowhere.Stray is in no row",
                "RouterThatReadsMail.read",
                "PageThatShowsAnother.other",
                "AccountThatKnowsTickets.last");
    }

    @Test
    void theMapHasNoRowWithoutAPackage() {
        assertThat(RULES.map().rowsWithout(APPLICATION)).isEmpty();
    }

    @Test
    void packagesMakeNoCircle() {
        hold(Rules::noCycles, "Slice mail.inbound", "Slice mail.outbound");
    }

    @Test
    void featuresKnowNoScreen() {
        hold(
                Rules::featuresKnowNoScreen,
                "ScreenInAFeature.faces",
                "ScreenInAFeature.request",
                "ScreenInAFeature.response",
                "ScreenInAFeature.session");
    }

    @Test
    void screensStayOutOfTheDatabase() {
        hold(Rules::screensStayOutOfTheDatabase, "PageThatQueries.em", "PageThatQueries.database");
    }

    @Test
    void screensLeaveTheSystemsDeskAlone() {
        hold(Rules::screensLeaveTheSystemsDeskAlone, "PageOfTheSystem.desk", "PageOfTheSystem.deputy");
    }

    @Test
    void entitiesStayAtHome() {
        hold(Rules::entitiesStayAtHome, "OpenEntity");
    }

    @Test
    void entitiesHaveNoSetters() {
        hold(Rules::entitiesHaveNoSetters, "OpenEntity.setSubject");
    }

    @Test
    void listenersOnlyListen() {
        hold(Rules::listenersOnlyListen, "ListenerThatWrites.em");
    }

    @Test
    void beansServePublicMethodsOnly() {
        hold(Rules::beansServePublicMethodsOnly, "BeanWithASideDoor.enter()", "BeanWithASideDoor.slip()");
    }

    @Test
    void timeComesFromTheClock() {
        hold(
                Rules::timeComesFromTheClock,
                "java.time.Instant.now()",
                "java.time.LocalDate.now()",
                "java.time.LocalDateTime.now(java.time.ZoneId)",
                "java.time.Clock.systemUTC()",
                "java.lang.System.currentTimeMillis()",
                "java.util.Date.<init>()");
    }

    @Test
    void theEarKnowsThePlatformAndItsOwnLibrariesOnly() {
        hold(Rules::theEarKnowsThePlatformAndItsOwnLibrariesOnly, "SharedWithAVendor.vendor");
    }

    /** The rule sees each planted violation, and no real one. */
    private static void hold(Function<Rules, ArchRule> rule, String... planted) {
        var seen = rule.apply(RULES_FOR_THE_PLANTED).evaluate(PLANTED);
        assertThat(String.join("\n", seen.getFailureReport().getDetails()))
                .as("a rule must see what was planted to break it")
                .contains(planted);

        rule.apply(RULES).check(APPLICATION);
    }
}
