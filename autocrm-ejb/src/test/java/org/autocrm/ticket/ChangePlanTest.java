package org.autocrm.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.autocrm.ticket.TicketFixtures.ELEVEN_O_CLOCK;
import static org.autocrm.ticket.TicketFixtures.NINE_O_CLOCK;
import static org.autocrm.ticket.TicketFixtures.TEN_O_CLOCK;
import static org.autocrm.ticket.TicketFixtures.catalog;
import static org.autocrm.ticket.TicketFixtures.closedTicket;
import static org.autocrm.ticket.TicketFixtures.openTicket;
import static org.autocrm.ticket.TicketFixtures.solvedTicket;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.autocrm.shared.EmailAddress;
import org.autocrm.ticket.TicketEvent.Assigned;
import org.autocrm.ticket.TicketEvent.CopiesChanged;
import org.autocrm.ticket.TicketEvent.FieldChanged;
import org.autocrm.ticket.TicketEvent.PriorityChanged;
import org.autocrm.ticket.TicketEvent.StatusChanged;
import org.autocrm.ticket.TicketEvent.TagsChanged;
import org.autocrm.ticket.TicketEvent.TeamChanged;
import org.autocrm.ticket.TicketEvent.Woken;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ChangePlanTest {

    private static final TicketField ORDER =
            new TicketField("order", "Order number", FieldType.TEXT, List.of(), Set.of("solved"), 10, false, false, 0);
    private static final TicketField COLOUR = new TicketField(
            "colour",
            "Colour",
            FieldType.CHOICE,
            List.of("red", "blue"),
            Set.of("solved", "open"),
            20,
            false,
            false,
            0);
    private static final TicketField OLD =
            new TicketField("old", "Old", FieldType.TEXT, List.of(), Set.of("solved"), 30, false, true, 0);

    private final Catalog.Contents catalog = catalog(ORDER, COLOUR, OLD);

    /** Teams 1 and 2; the agents 3 and 4, of whom 3 works in team 1. */
    private static final class ThreeAndFour implements People {
        @Override
        public boolean isTeam(long team) {
            return team == 1 || team == 2;
        }

        @Override
        public boolean isAgent(long account) {
            return account == 3 || account == 4;
        }

        @Override
        public boolean isMember(long team, long account) {
            return team == 1 && account == 3;
        }
    }

    @Nested
    class AllAtOnce {

        @Test
        void everythingThatChangesIsSaidWithWhatItWas() {
            var ticket = openTicket();
            var changes = TicketChanges.begin()
                    .subject("Broken lamp")
                    .priority("urgent")
                    .team(1L)
                    .assignee(3L)
                    .tags(SetChange.add(Set.of("VIP")))
                    .field("order", List.of(" 4711 "))
                    .field("colour", List.of("blue"))
                    .status("solved")
                    .end();

            var happened = plan(ticket, Extras.NONE, changes).carryOut(Optional.empty());

            assertThat(happened)
                    .contains(
                            new PriorityChanged(ticket.number(), "normal", "urgent"),
                            new TeamChanged(ticket.number(), Optional.empty(), Optional.of(1L)),
                            new Assigned(ticket.number(), Optional.empty(), Optional.of(3L)),
                            new StatusChanged(
                                    ticket.number(), "open", "solved", TicketStatus.OPEN, TicketStatus.SOLVED),
                            new TagsChanged(ticket.number(), Set.of(), Set.of("vip")),
                            new FieldChanged(ticket.number(), "order", Optional.empty(), Optional.of("4711")));
            assertThat(happened).hasSize(8);
            assertThat(ticket.statusKey()).isEqualTo("solved");
            assertThat(ticket.subjectLine()).isEqualTo("Broken lamp");
        }

        @Test
        void whatIsSoAlreadyIsNoChange() {
            var ticket = openTicket();
            var has = new Extras(Set.of("vip"), Map.of("order", List.of("4711")), Set.of(3L), Set.of("bo@example.org"));
            var changes = TicketChanges.begin()
                    .status("open")
                    .priority("normal")
                    .subject("Broken screen")
                    .tags(SetChange.to(Set.of("Vip")))
                    .field("order", List.of("4711"))
                    .followers(SetChange.add(Set.of(3L)))
                    .copies(SetChange.add(Set.of(new EmailAddress("Bo@example.org"))))
                    .end();

            assertThat(plan(ticket, has, changes).carryOut(Optional.empty())).isEmpty();
        }

        @Test
        void oneImpossibleChangePreventsAllAndEachIsNamed() {
            var ticket = openTicket();
            var changes = TicketChanges.begin()
                    .subject(" ")
                    .priority("low-ish")
                    .team(9L)
                    .assignee(7L)
                    .status("done")
                    .tags(SetChange.add(Set.of("a,b")))
                    .field("size", List.of("1"))
                    .field("colour", List.of("green"))
                    .followers(SetChange.add(Set.of(8L)))
                    .snooze(NINE_O_CLOCK)
                    .language("?")
                    .end();

            var refused = refusal(ticket, Extras.NONE, changes);

            assertThat(refused.objections())
                    .extracting(Objection::property)
                    .containsExactlyInAnyOrder(
                            "subject",
                            "priority",
                            "team",
                            "assignee",
                            "status",
                            "tags",
                            "fields/size",
                            "fields/colour",
                            "followers",
                            "snooze",
                            "language");
            assertThat(ticket.subjectLine()).isEqualTo("Broken screen");
        }
    }

    @Nested
    class RequiredFields {

        @Test
        void aStatusIsRefusedThatLacksThem() {
            var refused = refusal(
                    openTicket(),
                    Extras.NONE,
                    TicketChanges.begin().status("solved").end());

            assertThat(refused.objections())
                    .containsExactly(
                            new Objection("status", "The status Solved needs a value in: Order number, Colour."));
        }

        @Test
        void theyMayComeWithTheStatus() {
            var changes = TicketChanges.begin()
                    .status("solved")
                    .field("colour", List.of("red"))
                    .end();
            var has = new Extras(Set.of(), Map.of("order", List.of("4711")), Set.of(), Set.of());

            assertThat(plan(openTicket(), has, changes).carryOut(Optional.empty()))
                    .hasSize(2);
        }

        @Test
        void theyMayNotBeEmptiedWhileTheStatusNeedsThem() {
            var has = new Extras(Set.of(), Map.of("colour", List.of("red")), Set.of(), Set.of());

            var refused = refusal(
                    openTicket(),
                    has,
                    TicketChanges.begin().field("colour", List.of()).end());

            assertThat(refused).hasMessage("Colour must not be empty while the status is Open.");
        }

        @Test
        void aTicketThatNeverHadOneMayGetOthers() {
            var changes = TicketChanges.begin().field("order", List.of("4711")).end();

            assertThat(plan(openTicket(), Extras.NONE, changes).carryOut(Optional.empty()))
                    .hasSize(1);
        }
    }

    @Nested
    class TeamAndAgent {

        @Test
        void whoIsNoMemberOfTheNewTeamLosesTheTicket() {
            var ticket = openTicket();
            ticket.giveTo(3L, NINE_O_CLOCK);

            plan(ticket, Extras.NONE, TicketChanges.begin().team(2L).end()).carryOut(Optional.empty());

            assertThat(ticket.assignee()).isNull();
        }

        @Test
        void whoIsAMemberKeepsIt() {
            var ticket = openTicket();
            ticket.giveTo(3L, NINE_O_CLOCK);

            plan(ticket, Extras.NONE, TicketChanges.begin().team(1L).end()).carryOut(Optional.empty());

            assertThat(ticket.assignee()).isEqualTo(3L);
        }

        @Test
        void whoIsNamedWithTheTeamGetsIt() {
            var ticket = openTicket();
            ticket.giveTo(3L, NINE_O_CLOCK);

            plan(
                            ticket,
                            Extras.NONE,
                            TicketChanges.begin().team(2L).assignee(4L).end())
                    .carryOut(Optional.empty());

            assertThat(ticket.assignee()).isEqualTo(4L);
        }

        @Test
        void noTeamIsNoReasonToLoseIt() {
            var ticket = openTicket();
            ticket.moveTo(1L, NINE_O_CLOCK);
            ticket.giveTo(4L, NINE_O_CLOCK);

            plan(ticket, Extras.NONE, TicketChanges.begin().team(null).end()).carryOut(Optional.empty());

            assertThat(ticket.team()).isNull();
            assertThat(ticket.assignee()).isEqualTo(4L);
        }
    }

    @Nested
    class Statuses {

        @Test
        void oneThatIsOfferedNoMoreIsRefused() {
            assertThat(refusal(
                            openTicket(),
                            Extras.NONE,
                            TicketChanges.begin().status("retired").end()))
                    .hasMessage("The status Retired is not offered any more.");
        }

        @Test
        void aTicketThatWasMergedHasNone() {
            var ticket = closedTicket();
            ticket.goOnIn(openTicket(), TicketFixtures.CLOSED, TEN_O_CLOCK);

            assertThat(refusal(
                            ticket,
                            Extras.NONE,
                            TicketChanges.begin().status("waiting").end()))
                    .hasMessageContaining("Undo the merge first");
        }

        @Test
        void whatIsSolvedSleepsNoMore() {
            var ticket = openTicket();
            ticket.snooze(ELEVEN_O_CLOCK, NINE_O_CLOCK);

            var happened = plan(
                            ticket,
                            Extras.NONE,
                            TicketChanges.begin().status("closed").end())
                    .carryOut(Optional.empty());

            assertThat(happened).contains(new Woken(ticket.number(), ELEVEN_O_CLOCK, Waking.AGENT));
        }
    }

    @Nested
    class Snoozing {

        @Test
        void isForATimeToCome() {
            assertThat(refusal(
                            openTicket(),
                            Extras.NONE,
                            TicketChanges.begin().snooze(TEN_O_CLOCK).end()))
                    .hasMessage("A ticket is snoozed until a time to come.");
        }

        @Test
        void isNotForWhatIsDone() {
            assertThat(refusal(
                            solvedTicket(),
                            Extras.NONE,
                            TicketChanges.begin().snooze(ELEVEN_O_CLOCK).end()))
                    .hasMessage("Only an open or a waiting ticket can be snoozed.");
        }

        @Test
        void mayLastUntilTheCustomerWrites() {
            var ticket = openTicket();

            plan(
                            ticket,
                            Extras.NONE,
                            TicketChanges.begin()
                                    .snooze(TicketChanges.UNTIL_THE_CUSTOMER_WRITES)
                                    .end())
                    .carryOut(Optional.empty());

            assertThat(ticket.snoozedUntil()).isEqualTo(TicketChanges.UNTIL_THE_CUSTOMER_WRITES);
        }
    }

    @Nested
    class WhatATicketHasSeveralOf {

        @Test
        void someComeAndSomeGo() {
            var has = new Extras(Set.of("vip", "old"), Map.of(), Set.of(), Set.of("bo@example.org"));
            var changes = TicketChanges.begin()
                    .tags(new SetChange<>(false, Set.of("New One"), Set.of("OLD")))
                    .copies(SetChange.to(Set.of(new EmailAddress("cy@example.org"))))
                    .end();
            var ticket = openTicket();

            var plan = plan(ticket, has, changes);

            assertThat(plan.after().tags()).containsExactlyInAnyOrder("vip", "new-one");
            assertThat(plan.carryOut(Optional.empty()))
                    .contains(new CopiesChanged(ticket.number(), Set.of("bo@example.org"), Set.of("cy@example.org")));
        }

        @Test
        void theyAreNotTooMany() {
            Set<String> tags = java.util.stream.IntStream.range(0, 51)
                    .mapToObj(i -> "tag" + i)
                    .collect(java.util.stream.Collectors.toSet());

            assertThat(refusal(
                            openTicket(),
                            Extras.NONE,
                            TicketChanges.begin().tags(SetChange.to(tags)).end()))
                    .hasMessage("A ticket has at most 50 tags.");
        }
    }

    private ChangePlan plan(Ticket ticket, Extras before, TicketChanges changes) {
        return ChangePlan.of(ticket, before, changes, catalog, new ThreeAndFour(), TEN_O_CLOCK);
    }

    private ChangeRefused refusal(Ticket ticket, Extras before, TicketChanges changes) {
        return catchThrowableOfType(ChangeRefused.class, () -> plan(ticket, before, changes));
    }
}
