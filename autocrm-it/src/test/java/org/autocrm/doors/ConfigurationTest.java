package org.autocrm.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.autocrm.shared.ChangedMeanwhile;
import org.autocrm.shared.EmailAddress;
import org.autocrm.ticket.ChangeRefused;
import org.autocrm.ticket.Channel;
import org.autocrm.ticket.ConfigurationEvent;
import org.autocrm.ticket.ConfigurationEvent.StatusConfigured;
import org.autocrm.ticket.FieldType;
import org.autocrm.ticket.IncomingMessage;
import org.autocrm.ticket.Status;
import org.autocrm.ticket.Statuses;
import org.autocrm.ticket.Tags;
import org.autocrm.ticket.TicketChanges;
import org.autocrm.ticket.TicketDesk;
import org.autocrm.ticket.TicketField;
import org.autocrm.ticket.TicketFields;
import org.autocrm.ticket.TicketSettings;
import org.autocrm.ticket.TicketSettings.Values;
import org.autocrm.ticket.TicketStatus;
import org.autocrm.ticket.Words;
import org.autocrm.ticket.search.Query;
import org.autocrm.view.Audience.OfTeam;
import org.autocrm.view.Audience.Personal;
import org.autocrm.view.Definition;
import org.autocrm.view.NotYourView;
import org.autocrm.view.ViewNotValid;
import org.autocrm.view.Views;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {

    private static Doors doors;

    @BeforeAll
    static void open(@TempDir Path folder) {
        doors = Doors.open(folder);
        doors.sql("""
                insert into account (id, email, name, role, created_at, confirmed)
                values (1, 'amelia@desk.example', 'Amelia Hart', 'ADMINISTRATOR', now(), true)
                """);
    }

    @AfterAll
    static void close() {
        doors.close();
    }

    @BeforeEach
    void ameliaRunsTheDesk() {
        doors.as("amelia@desk.example", "agent", "supervisor", "administrator");
        doors.happened();
    }

    @Test
    void aChangeOfTheDefaultIsOnTheTrailOfBothStatuses() {
        var added = doors.call(Statuses.class, statuses -> statuses.add("On hold", TicketStatus.WAITING));
        doors.happened();

        var changed = doors.call(
                Statuses.class,
                statuses -> statuses.change(
                        added.key(),
                        OptionalLong.of(added.version()),
                        is -> new Status(is.key(), is.name(), is.category(), 25, true, false, is.version())));

        assertThat(changed.byDefault()).isTrue();
        assertThat(doors.call(Statuses.class, statuses -> statuses.find("waiting"))
                        .orElseThrow())
                .returns(false, Status::byDefault);
        assertThat(doors.happened())
                .filteredOn(StatusConfigured.class::isInstance)
                .extracting(event -> ((ConfigurationEvent) event).object())
                .containsExactlyInAnyOrder("status waiting", "status on-hold");
        assertThatExceptionOfType(ChangedMeanwhile.class)
                .isThrownBy(() -> doors.call(
                        Statuses.class,
                        statuses -> statuses.change(added.key(), OptionalLong.of(added.version()), is -> is)));
    }

    @Test
    void settingsHaveAVersionThatGrows() {
        var before = doors.call(TicketSettings.class, TicketSettings::kept);

        var after = doors.call(
                TicketSettings.class,
                settings -> settings.change(
                        OptionalLong.of(before.version()),
                        is -> new Values("SUP-", is.largestMegabytes(), Set.of("exe"))));

        assertThat(after.version()).isGreaterThan(before.version());
        assertThat(after.values().numberPrefix()).isEqualTo("SUP-");
        assertThatExceptionOfType(ChangedMeanwhile.class)
                .isThrownBy(() -> doors.call(
                        TicketSettings.class,
                        settings -> settings.change(OptionalLong.of(before.version()), is -> is)));
    }

    @Test
    void aFieldThatAStatusRequiresStopsATicketWithoutAValue() {
        var number = doors.call(
                TicketDesk.class,
                desk -> desk.open(IncomingMessage.of(
                        new EmailAddress("ann@acme.example"), "Ann", "Help", Words.plain("Please"), Channel.API)));
        var field =
                doors.call(TicketFields.class, fields -> fields.add("Product", FieldType.TEXT, List.of(), Set.of()));

        var required = doors.call(
                TicketFields.class,
                fields -> fields.change(
                        field.key(),
                        OptionalLong.of(field.version()),
                        is -> new TicketField(
                                is.key(),
                                is.name(),
                                is.type(),
                                is.choices(),
                                Set.of("solved"),
                                is.position(),
                                false,
                                false,
                                is.version())));

        assertThat(required.requiredFor()).containsExactly("solved");
        assertThatExceptionOfType(ChangeRefused.class)
                .isThrownBy(() -> doors.run(
                        TicketDesk.class,
                        desk -> desk.change(
                                number, TicketChanges.begin().status("solved").end(), OptionalLong.empty())));
    }

    @Test
    void tagsAreReadPartByPartBothWays() {
        for (var tag : List.of("a", "b", "b-2", "b_3", "c")) {
            doors.sql("insert into tag (name, created_at) values (?, now())", tag);
        }

        var first = doors.call(Tags.class, tags -> tags.part("", Optional.empty(), false, 2));
        var next = doors.call(Tags.class, tags -> tags.part("", Optional.of("b"), false, 2));
        var back = doors.call(Tags.class, tags -> tags.part("", Optional.of("c"), true, 2));
        var some = doors.call(Tags.class, tags -> tags.part("B", Optional.empty(), false, 9));

        assertThat(first).containsExactly("a", "b");
        assertThat(next).containsExactly("b-2", "b_3");
        assertThat(back).containsExactly("b-2", "b_3");
        assertThat(some).containsExactly("b", "b-2", "b_3");
    }

    @Test
    void aViewIsChangedInTheVersionThatWasSeen() {
        var id = doors.call(
                Views.class, views -> views.create(new Personal(), Definition.of("Mine", Query.parse("tag:vip"))));
        var seen = doors.call(Views.class, views -> views.find("view-" + id)).orElseThrow();

        var changed = doors.call(
                Views.class,
                views -> views.change(
                        seen.key(), OptionalLong.of(seen.version()), is -> Definition.of("Still mine", is.query())));

        assertThat(changed.version()).isGreaterThan(seen.version());
        assertThatExceptionOfType(ChangedMeanwhile.class)
                .isThrownBy(() ->
                        doors.run(Views.class, views -> views.delete(seen.key(), OptionalLong.of(seen.version()))));
        assertThatExceptionOfType(NotYourView.class)
                .isThrownBy(() -> doors.run(Views.class, views -> views.delete("inbox", OptionalLong.empty())));
    }

    @Test
    void aViewOfATeamNeedsTheTeam() {
        assertThatExceptionOfType(ViewNotValid.class)
                .isThrownBy(() -> doors.call(
                        Views.class, views -> views.create(new OfTeam(4_711), Definition.of("Nobody's", Query.ALL))));
    }
}
