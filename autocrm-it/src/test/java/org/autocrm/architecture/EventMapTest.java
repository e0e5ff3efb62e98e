package org.autocrm.architecture;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.autocrm.event.DomainEvent;
import org.autocrm.event.Subscription;
import org.junit.jupiter.api.Test;

/** Keeps docs/events.md true: which event is followed by whom, and when. */
class EventMapTest {

    private static final String HEAD = """
            # What happens when something happened

            Who fires an event does not know who follows it; this page does. A test compares it with the code, and rewrites it with
            `mvn -pl autocrm-it -am package -Dupdate=true`. What the words in the last column mean for failures is in
            [architecture.md](architecture.md#call-follow-or-signal).

            | event | followed by | when |
            |---|---|---|
            """;

    @Test
    void thePageListsEveryFollower() throws IOException {
        var rows = rows(Application.classes()).toList();

        new KeptPage("docs/events.md").holds(rows.stream().collect(joining("\n", HEAD, "\n")));
    }

    /** What may be asked of the feed and of the audit trail. */
    @Test
    void theApplicationKnowsAllTypesOfEvents() throws IOException {
        var types = Application.classes().stream()
                .filter(type -> type.isAssignableTo(DomainEvent.class) && type.isRecord())
                .map(EventMapTest::eventName)
                .sorted()
                .collect(joining("\n", "", "\n"));

        new KeptPage("autocrm-ejb/src/main/resources/org/autocrm/event/types.txt").holds(types);
    }

    /** The mailbox is read by one hand at a time; everything else would wait for everything else of its feature. */
    @Test
    void everyEventButAFetchedMailNamesWhatItIsAbout() {
        var ofTheirFeature = Application.classes().stream()
                .filter(type -> type.isAssignableTo(DomainEvent.class) && type.isRecord())
                .filter(type -> isInherited(type, "chain") && isInherited(type, "ticketNumber"))
                .map(EventMapTest::eventName);

        assertThat(ofTheirFeature).containsExactly("mail.Kept");
    }

    private static boolean isInherited(JavaClass event, String method) {
        try {
            return event.reflect().getMethod(method).getDeclaringClass() == DomainEvent.class;
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void anEventWithoutAFollowerIsListedToo() {
        var events = Application.classes().stream()
                .filter(type -> type.isAssignableTo(DomainEvent.class) && type.isRecord())
                .map(EventMapTest::eventName);

        var listed = String.join("\n", rows(Application.classes()).toList());

        assertThat(events).isNotEmpty().allSatisfy(event -> assertThat(listed).contains("| " + event + " |"));
    }

    @Test
    void observersAndSubscriptionsAreSeen() {
        var planted = new ClassFileImporter().importClasses(Hearing.class, Following.class, FollowingListener.class);

        assertThat(rows(planted))
                .containsExactly(
                        "| architecture.Rang | architecture.EventMapTest.FollowingListener | after the commit, by the queue `bell` |",
                        "| architecture.Rang | architecture.EventMapTest.Hearing | in the same transaction |");
    }

    private static Stream<String> rows(Iterable<JavaClass> classes) {
        var types = Stream.of(classes).flatMap(EventMapTest::each).toList();
        var followed = Stream.concat(
                        types.stream()
                                .flatMap(type -> type.getMethods().stream())
                                .flatMap(EventMapTest::observed),
                        types.stream()
                                .filter(type -> type.isAssignableTo(Subscription.class)
                                        && !type.getModifiers().contains(JavaModifier.ABSTRACT))
                                .flatMap(type -> subscribed(type, types)))
                .toList();
        var alone = types.stream()
                .filter(type -> type.isAssignableTo(DomainEvent.class) && type.isRecord())
                .map(EventMapTest::eventName)
                .filter(event -> followed.stream().noneMatch(row -> row.startsWith("| " + event + " |")))
                .map(event -> row(event, "nobody else", ""));
        return Stream.concat(followed.stream(), alone).sorted();
    }

    private static Stream<JavaClass> each(Iterable<JavaClass> classes) {
        return StreamSupport.stream(classes.spliterator(), false);
    }

    private static Stream<String> observed(JavaMethod method) {
        return method.getParameters().stream()
                .filter(parameter -> parameter.isAnnotatedWith(Observes.class))
                .filter(parameter -> parameter.getRawType().isAssignableTo(DomainEvent.class))
                .map(parameter ->
                        row(eventName(parameter.getRawType()), shortName(method.getOwner()), when(parameter)));
    }

    private static String when(JavaParameter parameter) {
        return switch (parameter.getAnnotationOfType(Observes.class).during()) {
            case IN_PROGRESS -> "in the same transaction";
            case BEFORE_COMPLETION -> "in the same transaction, at its end";
            case AFTER_SUCCESS -> "after the commit, in memory only";
            case AFTER_FAILURE -> "after a rollback, in memory only";
            case AFTER_COMPLETION -> "after the transaction, in memory only";
        };
    }

    private static Stream<String> subscribed(JavaClass type, List<JavaClass> all) {
        var subscription = made(type);
        var listener = all.stream()
                .filter(candidate -> queue(candidate).equals(Optional.of("jms/autocrm/" + subscription.follower())))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody listens to the queue of " + type.getName()));
        return subscription.types().stream()
                .map(event -> row(
                        event,
                        shortName(listener),
                        "after the commit, by the queue `" + subscription.follower() + "`"));
    }

    private static Subscription made(JavaClass type) {
        try {
            var constructor = type.reflect().getDeclaredConstructor();
            constructor.setAccessible(true);
            return (Subscription) constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("cannot make a " + type.getName(), e);
        }
    }

    private static Optional<String> queue(JavaClass type) {
        return type.tryGetAnnotationOfType(MessageDriven.class)
                .flatMap(listener -> Stream.of(listener.activationConfig())
                        .filter(property -> property.propertyName().equals("destinationLookup"))
                        .map(ActivationConfigProperty::propertyValue)
                        .findFirst());
    }

    @SuppressWarnings("unchecked")
    private static String eventName(JavaClass type) {
        return type.isEquivalentTo(DomainEvent.class)
                ? "*every event*"
                : DomainEvent.typeOf((Class<? extends DomainEvent>) type.reflect());
    }

    private static String shortName(JavaClass type) {
        return type.getName().substring("org.autocrm.".length()).replace('$', '.');
    }

    private static String row(String event, String follower, String when) {
        return "| %s | %s | %s |".formatted(event, follower, when);
    }

    /** Planted: something that happened. */
    record Rang() implements DomainEvent {}

    /** Planted: hears of it at once. */
    static class Hearing {
        void hear(@Observes Rang event) {}
    }

    /** Planted: wants to hear of it later. */
    static class Following extends Subscription {
        Following() {
            super("bell", Rang.class);
        }
    }

    /** Planted: hears of it later. */
    @MessageDriven(
            activationConfig =
                    @ActivationConfigProperty(propertyName = "destinationLookup", propertyValue = "jms/autocrm/bell"))
    static class FollowingListener {}
}
