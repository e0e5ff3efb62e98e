package org.autocrm.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameStartingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateless;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import java.time.Clock;
import java.util.Date;
import org.autocrm.shared.SystemClock;
import org.autocrm.ticket.DeputyDesk;

/** The rules of the code below a root package: that of the application, or that of the one planted to break them. */
record Rules(String root) {

    /** A package may know the packages named on its line, and nothing else of ours. */
    private static final String MAP = """
            shared     :
            setting    : shared
            event      : shared
            audit      : shared event
            account    : shared setting event
            idempotency : shared setting
            calendar   : shared setting event
            staffing   : shared setting event account calendar
            customer   : shared event
            attachment : shared setting
            postman    : shared
            ticket     : shared setting event account customer attachment
            ticket.search : shared setting event account customer attachment ticket
            view       : shared event account ticket ticket.search
            bulk       : shared setting event account ticket ticket.search
            mail       : shared setting event account customer attachment postman ticket
            sla        : shared setting event account calendar postman ticket ticket.search
            routing    : shared setting event account calendar staffing customer ticket ticket.search
            simulation : shared account staffing ticket sla routing
            rule       : shared setting event account customer postman ticket ticket.search sla routing
            notification : shared setting event account postman ticket sla mail
            web        : *
            portal     : *
            """;

    PackageMap map() {
        return PackageMap.of(root, MAP);
    }

    ArchRule packagesKnowOnlyWhatTheMapAllows() {
        return classes().should(map().beRespected());
    }

    ArchRule noCycles() {
        return slices().matching(root + ".(**)").should().beFreeOfCycles();
    }

    /** The one exception is the log-in, which Jakarta Security defines by servlet requests. */
    ArchRule featuresKnowNoScreen() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(root + ".web..", root + ".portal..", root + ".account.login..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.faces..", "jakarta.servlet..", "jakarta.ws.rs..", "jakarta.websocket..");
    }

    /** A screen may know that two changes met. */
    ArchRule screensStayOutOfTheDatabase() {
        return noClasses()
                .that(areScreens())
                .should()
                .dependOnClassesThat(resideInAnyPackage("jakarta.persistence..", "java.sql..", "javax.sql..")
                        .and(not(assignableTo(OptimisticLockException.class))));
    }

    /** The desks for work that nobody waits for demand no role, so nobody may reach them from outside. */
    ArchRule screensLeaveTheSystemsDeskAlone() {
        return noClasses()
                .that(areScreens())
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                root + ".ticket", root + ".routing", root + ".sla", root + ".mail.mailbox")
                        .and(simpleNameStartingWith("System").or(simpleName(DeputyDesk.class.getSimpleName()))));
    }

    ArchRule entitiesStayAtHome() {
        return classes().that().areAnnotatedWith(Entity.class).should().bePackagePrivate();
    }

    ArchRule entitiesHaveNoSetters() {
        return noMethods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Entity.class)
                .should()
                .haveNameMatching("set[A-Z].*");
    }

    ArchRule listenersOnlyListen() {
        return noClasses()
                .that()
                .areAnnotatedWith(MessageDriven.class)
                .should()
                .dependOnClassesThat()
                .areAssignableTo(EntityManager.class);
    }

    /** What others call of an enterprise bean goes through its proxy, which knows public methods only. */
    ArchRule beansServePublicMethodsOnly() {
        return methods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Stateless.class)
                .or()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Singleton.class)
                .and()
                .areNotPublic()
                .and()
                .areNotStatic()
                .should(beCalledByTheirOwnClassOnly());
    }

    ArchRule timeComesFromTheClock() {
        return noClasses()
                .that(not(resideInAPackage(root + ".shared").and(simpleName(SystemClock.class.getSimpleName()))))
                .should()
                .callCodeUnitWhere(asksTheMachineForTheTime())
                .because("tests set the clock");
    }

    /** What a server brings differs from server to server; what the EAR brings is the same on all of them. */
    ArchRule theEarKnowsThePlatformAndItsOwnLibrariesOnly() {
        return classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        root + "..",
                        "biweekly..",
                        "java..",
                        "javax.crypto..",
                        "javax.naming..",
                        "javax.net.ssl..",
                        "javax.sql..",
                        "jakarta..",
                        "io.github.bucket4j..",
                        "org.eclipse.microprofile.openapi..",
                        "org.flywaydb..",
                        "org.jsoup..",
                        "org.jspecify..",
                        "org.owasp.html..",
                        "org.primefaces..");
    }

    private DescribedPredicate<JavaClass> areScreens() {
        return resideInAnyPackage(root + ".web..", root + ".portal..").as("are screens");
    }

    private static ArchCondition<JavaMethod> beCalledByTheirOwnClassOnly() {
        return new ArchCondition<>("be called by their own class only") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                method.getAccessesToSelf().stream()
                        .filter(access -> !outermost(access.getOriginOwner()).equals(outermost(method.getOwner())))
                        .forEach(access -> events.add(SimpleConditionEvent.violated(access, access.getDescription())));
            }
        };
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(Rules::outermost).orElse(type);
    }

    private static DescribedPredicate<JavaCall<?>> asksTheMachineForTheTime() {
        return DescribedPredicate.describe("asks the machine for the time", call -> {
            var owner = call.getTargetOwner();
            var parameters = call.getTarget().getRawParameterTypes();
            return switch (call.getName()) {
                case "now" ->
                    owner.getPackageName().equals("java.time")
                            && parameters.stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
                case "currentTimeMillis" -> owner.isEquivalentTo(System.class);
                case "<init>" -> owner.isEquivalentTo(Date.class) && parameters.isEmpty();
                default -> owner.isEquivalentTo(Clock.class) && call.getName().startsWith("system");
            };
        });
    }
}
