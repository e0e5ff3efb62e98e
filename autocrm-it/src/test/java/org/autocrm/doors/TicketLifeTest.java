package org.autocrm.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.autocrm.account.Teams;
import org.autocrm.attachment.Contents;
import org.autocrm.event.LoggedEvent;
import org.autocrm.shared.ChangedMeanwhile;
import org.autocrm.shared.EmailAddress;
import org.autocrm.ticket.Attachments;
import org.autocrm.ticket.ChangeRefused;
import org.autocrm.ticket.Channel;
import org.autocrm.ticket.CustomerDesk;
import org.autocrm.ticket.DeletedTicket;
import org.autocrm.ticket.Drafts;
import org.autocrm.ticket.FieldType;
import org.autocrm.ticket.FileNotAllowed;
import org.autocrm.ticket.FileRef;
import org.autocrm.ticket.IncomingMessage;
import org.autocrm.ticket.LinkKind;
import org.autocrm.ticket.Links;
import org.autocrm.ticket.MessageKind;
import org.autocrm.ticket.MessageView;
import org.autocrm.ticket.NewerMessage;
import org.autocrm.ticket.Priorities;
import org.autocrm.ticket.Priority;
import org.autocrm.ticket.Received;
import org.autocrm.ticket.RegroupingBlocked;
import org.autocrm.ticket.RegroupingView;
import org.autocrm.ticket.Regroupings;
import org.autocrm.ticket.SetChange;
import org.autocrm.ticket.Status;
import org.autocrm.ticket.Statuses;
import org.autocrm.ticket.StoredFile;
import org.autocrm.ticket.SystemDesk;
import org.autocrm.ticket.Tags;
import org.autocrm.ticket.ThreadHints;
import org.autocrm.ticket.TicketBin;
import org.autocrm.ticket.TicketChangedMeanwhile;
import org.autocrm.ticket.TicketChanges;
import org.autocrm.ticket.TicketDeleted;
import org.autocrm.ticket.TicketDesk;
import org.autocrm.ticket.TicketEvent.Linked;
import org.autocrm.ticket.TicketEvent.Mentioned;
import org.autocrm.ticket.TicketEvent.Opened;
import org.autocrm.ticket.TicketEvent.Purged;
import org.autocrm.ticket.TicketEvent.StatusChanged;
import org.autocrm.ticket.TicketEvent.Woken;
import org.autocrm.ticket.TicketFields;
import org.autocrm.ticket.TicketNumber;
import org.autocrm.ticket.TicketQueries;
import org.autocrm.ticket.TicketRow;
import org.autocrm.ticket.TicketSettings;
import org.autocrm.ticket.TicketStatus;
import org.autocrm.ticket.TicketView;
import org.autocrm.ticket.UnknownTicket;
import org.autocrm.ticket.Waking;
import org.autocrm.ticket.Words;
import org.autocrm.ticket.Writing;
import org.autocrm.ticket.search.Order;
import org.autocrm.ticket.search.Query;
import org.autocrm.ticket.search.TicketLine;
import org.autocrm.ticket.search.TicketSearch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TicketLifeTest {

    private static final EmailAddress ANN = new EmailAddress("ann@acme.example");
    private static final EmailAddress BO = new EmailAddress("bo@acme.example");
    private static final OptionalLong ANY = OptionalLong.empty();

    private static Doors doors;

    @BeforeAll
    static void open(@TempDir Path folder) {
        doors = Doors.open(folder);
        doors.sql("""
                insert into account (id, email, name, role, created_at, confirmed) values
                    (1, 'amelia@desk.example', 'Amelia Hart', 'ADMINISTRATOR', now(), true),
                    (2, 'ben@desk.example', 'Ben Okri', 'AGENT', now(), true),
                    (3, 'cleo@desk.example', 'Cleo Mann', 'AGENT', now(), true),
                    (4, 'ann@acme.example', 'Ann Lee', 'CUSTOMER', now(), true),
                    (5, 'bo@acme.example', 'Bo Yang', 'CUSTOMER', now(), true)
                """);
        doors.sql(
                "insert into team (id, name, is_default, restricted) values (1, 'Support', true, false), (2, 'Board', false, true)");
        doors.sql("insert into team_member (team_id, account_id) values (1, 2), (1, 3), (2, 3)");
        doors.sql("insert into organization (id, name, domain) values (1, 'Acme', 'acme.example')");
    }

    @AfterAll
    static void close() {
        doors.close();
    }

    @BeforeEach
    void benWorks() {
        asBen();
        doors.happened();
    }

    @Nested
    class Changing {

        @Test
        void allPropertiesAreThereWhenTheTicketIsReadAgain() {
            var fields = field("Order number", FieldType.TEXT);
            var amount = field("Amount", FieldType.NUMBER);
            var day = field("Wanted on", FieldType.DATE);
            var colours = asAdministrator(() -> doors.call(
                    TicketFields.class,
                    door -> door.add("Colours", FieldType.MULTI_CHOICE, List.of("red", "green", "blue"), Set.of())
                            .key()));
            var number = opened("Everything");

            change(
                    number,
                    TicketChanges.begin()
                            .subject("All of it")
                            .priority("high")
                            .team(1L)
                            .assignee(3L)
                            .language("de")
                            .tags(SetChange.add(Set.of("VIP", "late")))
                            .followers(SetChange.add(Set.of(2L)))
                            .copies(SetChange.add(Set.of(BO)))
                            .field(fields, List.of("SO-1"))
                            .field(amount, List.of("12.50"))
                            .field(day, List.of("2026-03-05"))
                            .field(colours, List.of("blue", "red"))
                            .snooze(doors.now().plus(Duration.ofDays(1)))
                            .end());

            var ticket = read(number);
            assertThat(ticket.subject()).isEqualTo("All of it");
            assertThat(ticket.priority().name()).isEqualTo("High");
            assertThat(ticket.team()).isEqualTo(1L);
            assertThat(ticket.assignee()).isEqualTo(3L);
            assertThat(ticket.language()).isEqualTo("de");
            assertThat(ticket.tags()).containsExactly("late", "vip");
            assertThat(ticket.followers()).containsExactly(2L);
            assertThat(ticket.copies()).containsExactly(BO);
            assertThat(ticket.snoozedUntil()).isNotNull();
            assertThat(ticket.fields())
                    .extracting(field -> field.name() + "=" + field.values())
                    .containsExactly(
                            "Order number=[SO-1]", "Amount=[12.5]", "Wanted on=[2026-03-05]", "Colours=[red, blue]");
        }

        @Test
        void aValueIsReplacedAndAFieldEmptied() {
            var field = field("Reference", FieldType.TEXT);
            var number = opened("A field");
            change(number, TicketChanges.begin().field(field, List.of("one")).end());

            change(number, TicketChanges.begin().field(field, List.of("two")).end());
            assertThat(read(number).fields().get(0).values()).containsExactly("two");

            change(number, TicketChanges.begin().field(field, List.of()).end());
            assertThat(read(number).fields()).isEmpty();
        }

        @Test
        void nothingIsChangedWhereOneThingIsImpossible() {
            var number = opened("Half");
            var before = read(number);

            assertThatExceptionOfType(ChangeRefused.class)
                    .isThrownBy(() -> change(
                            number,
                            TicketChanges.begin()
                                    .subject("Other")
                                    .customer(new EmailAddress("new@half.example"))
                                    .assignee(4L)
                                    .end()))
                    .withMessage("There is no agent 4.");

            assertThat(read(number)).isEqualTo(before);
            assertThat(doors.sql("select count(*) from customer where email = 'new@half.example'"))
                    .isEqualTo("0");
        }

        @Test
        void theLoserOfTwoChangesSeesWhatTheWinnerDid() {
            var number = opened("Two at once");
            var seen = OptionalLong.of(read(number).version());
            doors.run(
                    TicketDesk.class,
                    desk -> desk.change(
                            number,
                            TicketChanges.begin()
                                    .priority("urgent")
                                    .status("waiting")
                                    .end(),
                            seen));

            var lost = catchThrowableOfType(
                    TicketChangedMeanwhile.class,
                    () -> doors.run(
                            TicketDesk.class,
                            desk -> desk.change(
                                    number,
                                    TicketChanges.begin().priority("low").end(),
                                    seen)));

            assertThat(lost.version()).isEqualTo(read(number).version());
            assertThat(lost.since())
                    .extracting(LoggedEvent::type)
                    .containsExactly("ticket.PriorityChanged", "ticket.StatusChanged");
            assertThat(lost.since().get(0).text("to")).isEqualTo("urgent");
            assertThat(read(number).priority().key()).isEqualTo("urgent");
        }

        @Test
        void theNewVersionIsTheOneToChangeNext() {
            var number = opened("One after the other");

            for (var priority : List.of("low", "high", "urgent")) {
                var seen = OptionalLong.of(read(number).version());
                doors.run(
                        TicketDesk.class,
                        desk -> desk.change(
                                number, TicketChanges.begin().priority(priority).end(), seen));
            }

            assertThat(read(number).priority().key()).isEqualTo("urgent");
        }

        @Test
        void aNewCustomerComesToBe() {
            var number = opened("For somebody else");

            change(
                    number,
                    TicketChanges.begin()
                            .customer(new EmailAddress("zoe@else.example"))
                            .end());

            assertThat(list("")).anySatisfy(row -> {
                assertThat(row.number()).isEqualTo(number);
                assertThat(row.customer()).isEqualTo("zoe");
            });
        }
    }

    @Nested
    class StatusesAndFieldsOfOurOwn {

        @Test
        void aStatusIsRefusedUntilItsFieldsAreFilled() {
            var field = asAdministrator(() -> doors.call(
                    TicketFields.class,
                    door -> door.add("Cause of it", FieldType.TEXT, List.of(), Set.of("closed"))
                            .key()));
            var number = opened("Needs a cause");

            assertThatExceptionOfType(ChangeRefused.class)
                    .isThrownBy(() -> change(
                            number, TicketChanges.begin().status("closed").end()))
                    .withMessage("The status Closed needs a value in: Cause of it.");

            change(
                    number,
                    TicketChanges.begin()
                            .status("closed")
                            .field(field, List.of("rain"))
                            .end());
            assertThat(read(number).status().key()).isEqualTo("closed");
        }

        @Test
        void anAnswerIsStoppedWhoseStatusLacksAField() {
            var status = asAdministrator(
                    () -> doors.call(Statuses.class, door -> door.add("Waiting for parts", TicketStatus.WAITING)));
            asAdministrator(() -> doors.call(
                    TicketFields.class, door -> door.add("Part", FieldType.TEXT, List.of(), Set.of(status.key()))));
            makeDefault(status);
            var number = opened("A part");

            assertThatExceptionOfType(ChangeRefused.class).isThrownBy(() -> reply(number, "It is ordered."));
            makeDefault(status("waiting"));

            assertThat(read(number).messages()).hasSize(1);
            reply(number, "It is ordered.");
            assertThat(read(number).status().key()).isEqualTo("waiting");
        }

        @Test
        void whatTheCategoryMeansCanBeAnotherStatus() {
            var status = asAdministrator(
                    () -> doors.call(Statuses.class, door -> door.add("Answered", TicketStatus.WAITING)));
            makeDefault(status);
            var number = opened("Another default");

            reply(number, "Hello.");
            makeDefault(status("waiting"));

            assertThat(read(number).status().name()).isEqualTo("Answered");
            assertThat(read(number).status().category()).isEqualTo(TicketStatus.WAITING);
        }

        @Test
        void twoAdministratorsDoNotOverwriteEachOther() {
            var status =
                    asAdministrator(() -> doors.call(Statuses.class, door -> door.add("In review", TicketStatus.OPEN)));
            asAdministrator(() -> {
                doors.run(Statuses.class, door -> door.change(status.called("Under review")));
                return "";
            });

            assertThatExceptionOfType(ChangedMeanwhile.class)
                    .isThrownBy(() -> doors.run(Statuses.class, door -> door.change(status.called("Reviewed"))));
            assertThat(status("in-review").name()).isEqualTo("Under review");
        }

        @Test
        void aPriorityStandsWhereItsRankPutsIt() {
            asAdministrator(() -> doors.call(Priorities.class, door -> door.add("Very high", 35)));

            assertThat(doors.call(Priorities.class, Priorities::all))
                    .extracting(Priority::key)
                    .containsSubsequence("high", "very-high", "urgent");
            var number = opened("Very");
            change(number, TicketChanges.begin().priority("very-high").end());
            assertThat(doors.sql("select priority_rank from ticket where number = ?", number.value()))
                    .isEqualTo("35");
        }

        @Test
        void aFieldKeepsItsChoicesInOrder() {
            var field = asAdministrator(() -> doors.call(
                    TicketFields.class, door -> door.add("Size", FieldType.CHOICE, List.of("S", "M", "L"), Set.of())));

            asAdministrator(() -> {
                doors.run(
                        TicketFields.class,
                        door -> door.change(new org.autocrm.ticket.TicketField(
                                field.key(),
                                "Size",
                                FieldType.CHOICE,
                                List.of("L", "M", "XL"),
                                Set.of("solved"),
                                5,
                                true,
                                false,
                                field.version())));
                return "";
            });

            assertThat(doors.call(TicketFields.class, TicketFields::all)).anySatisfy(one -> {
                assertThat(one.key()).isEqualTo("size");
                assertThat(one.choices()).containsExactly("L", "M", "XL");
                assertThat(one.requiredFor()).containsExactly("solved");
                assertThat(one.forCustomers()).isTrue();
            });
            asAdministrator(() -> {
                var now = doors.call(TicketFields.class, TicketFields::all).stream()
                        .filter(one -> one.key().equals("size"))
                        .findFirst()
                        .orElseThrow();
                doors.run(
                        TicketFields.class,
                        door -> door.change(new org.autocrm.ticket.TicketField(
                                now.key(),
                                now.name(),
                                now.type(),
                                now.choices(),
                                Set.of(),
                                5,
                                true,
                                true,
                                now.version())));
                return "";
            });
        }

        @Test
        void numbersGetAPrefixAndOldOnesStay() {
            var old = opened("Old number");
            var before = asAdministrator(() -> doors.call(TicketSettings.class, TicketSettings::read));
            settings(before, new TicketSettings.Values("ACME-", before.largestMegabytes(), before.blocked()));

            var number = opened("New number");
            settings(new TicketSettings.Values("ACME-", before.largestMegabytes(), before.blocked()), before);

            assertThat(number.value()).matches("ACME-\\d+");
            assertThat(read(number).subject()).isEqualTo("New number");
            assertThat(read(old).subject()).isEqualTo("Old number");
            assertThatExceptionOfType(ChangeRefused.class)
                    .isThrownBy(() -> settings(new TicketSettings.Values("X", 1, Set.of()), before));
        }
    }

    @Nested
    class TagsOfAll {

        @Test
        void aTagIsRenamedOnEveryTicketAndMergedWhereItExists() {
            var one = opened("Tagged one");
            var both = opened("Tagged both");
            change(
                    one,
                    TicketChanges.begin().tags(SetChange.add(Set.of("colour"))).end());
            change(
                    both,
                    TicketChanges.begin()
                            .tags(SetChange.add(Set.of("colour", "color")))
                            .end());

            asAdministrator(() -> {
                doors.run(Tags.class, tags -> tags.rename("colour", "Color"));
                return "";
            });

            assertThat(read(one).tags()).containsExactly("color");
            assertThat(read(both).tags()).containsExactly("color");
            assertThat(tagsWith("colo")).containsExactly("color");

            asAdministrator(() -> {
                doors.run(Tags.class, tags -> tags.rename("color", "paint"));
                return "";
            });
            assertThat(read(both).tags()).containsExactly("paint");
            asAdministrator(() -> {
                doors.run(Tags.class, tags -> tags.remove("paint"));
                return "";
            });
            assertThat(read(both).tags()).isEmpty();
        }
    }

    @Nested
    class TheConversation {

        @Test
        void aReplyIsStoppedAndNamesWhatItsAuthorHasNotSeen() {
            var number = opened("Two answers");
            var seen = read(number).lastMessage();
            var newer = reply(number, "A colleague's answer.");

            var stopped = catchThrowableOfType(
                    NewerMessage.class,
                    () -> doors.call(
                            TicketDesk.class,
                            desk -> desk.reply(number, writing("Mine.").seen(seen))));

            assertThat(stopped.messages()).containsExactly(newer);
        }

        @Test
        void aReplyAndItsChangesHappenTogetherOrNotAtAll() {
            var number = opened("Together");

            assertThatExceptionOfType(ChangeRefused.class)
                    .isThrownBy(() -> doors.call(
                            TicketDesk.class,
                            desk -> desk.reply(
                                    number,
                                    writing("Done."),
                                    TicketChanges.begin()
                                            .status("solved")
                                            .priority("none")
                                            .end())));
            assertThat(read(number).messages()).hasSize(1);

            doors.call(
                    TicketDesk.class,
                    desk -> desk.reply(
                            number,
                            writing("Done."),
                            TicketChanges.begin().status("solved").end()));
            assertThat(read(number).status().key()).isEqualTo("solved");
            assertThat(read(number).messages()).hasSize(2);
            assertThat(read(number).assignee()).isEqualTo(2L);
        }

        @Test
        void whomANoteNamesFollowsTheTicket() {
            var number = opened("Look");
            doors.happened();

            var note = doors.call(TicketDesk.class, desk -> desk.note(number, writing("@Cleo Mann, please look.")));

            assertThat(read(number).followers()).containsExactly(3L);
            assertThat(doors.happened()).contains(new Mentioned(number, note, 3));
            assertThat(doors.sql("select account_id from message_mention where message_id = ?", note))
                    .isEqualTo("3");
        }

        @Test
        void aReplyTakesItsFilesAndItsCopiesAlong() {
            var number = opened("With files");
            change(
                    number,
                    TicketChanges.begin().copies(SetChange.add(Set.of(BO))).end());
            var file = keep("manual.txt", "Read me.");

            var message = doors.call(
                    TicketDesk.class,
                    desk -> desk.reply(number, writing("See the file.").with(List.of(file))));

            var letter = doors.call(SystemDesk.class, desk -> desk.claim(message, Duration.ofSeconds(30)))
                    .letter()
                    .orElseThrow();
            assertThat(letter.copies()).containsExactly(BO);
            assertThat(letter.files()).singleElement().satisfies(one -> {
                assertThat(one.name()).isEqualTo("manual.txt");
                assertThat(one.content()).isEqualTo(file.content());
            });
            assertThat(read(number).messages().get(1).files())
                    .singleElement()
                    .satisfies(one -> assertThat(file(one.id())).isPresent());
        }

        @Test
        void aFileOfABlockedTypeStopsTheReply() {
            var number = opened("Blocked");
            var file = keep("manual.txt", "x");
            var disguised = new FileRef(file.content(), "setup.exe", "text/plain", 1, null);

            assertThatExceptionOfType(FileNotAllowed.class)
                    .isThrownBy(() -> doors.call(
                            TicketDesk.class,
                            desk -> desk.reply(number, writing("x").with(List.of(disguised)))));
            assertThatExceptionOfType(FileNotAllowed.class).isThrownBy(() -> keep("run.bat", "x"));
            assertThat(read(number).messages()).hasSize(1);
        }

        @Test
        void aDraftIsKeptUntilItIsSent() {
            var number = opened("Draft");
            doors.run(Drafts.class, drafts -> drafts.save(number, MessageKind.REPLY, "<p>Half</p>", 1));
            doors.run(
                    Drafts.class,
                    drafts -> drafts.save(number, MessageKind.REPLY, "<p>Half a <script>x</script></p>", 2));
            doors.run(Drafts.class, drafts -> drafts.save(number, MessageKind.NOTE, "<p>Note</p>", 2));

            assertThat(draft(number, MessageKind.REPLY)).contains("<p>Half a </p>");
            doors.as("cleo@desk.example", "agent");
            assertThat(draft(number, MessageKind.REPLY)).isEmpty();
            asBen();
            reply(number, "Sent.");

            assertThat(draft(number, MessageKind.REPLY)).isEmpty();
            assertThat(draft(number, MessageKind.NOTE)).isPresent();
            doors.run(Drafts.class, drafts -> drafts.discard(number, MessageKind.NOTE));
            assertThat(draft(number, MessageKind.NOTE)).isEmpty();
        }
    }

    @Nested
    class WhenSomebodyWritesAgain {

        @Test
        void aClosedTicketIsFollowedByALinkedOne() {
            var number = opened("Closed");
            change(number, TicketChanges.begin().status("closed").end());
            doors.happened();

            var received = answer(ANN, number);

            assertThat(received.opened()).isTrue();
            assertThat(doors.happened()).contains(new Linked(received.ticket(), LinkKind.RELATED, number));
            assertThat(read(number).links()).singleElement().satisfies(link -> {
                assertThat(link.kind()).isEqualTo(LinkKind.RELATED);
                assertThat(link.other()).isEqualTo(received.ticket());
            });
        }

        @Test
        void aSolvedTicketIsOpenedAgainForAsLongAsItsTeamSays() {
            asAdministrator(() -> {
                doors.run(Teams.class, teams -> teams.reopenWithin(1, OptionalInt.of(3)));
                return "";
            });
            var soon = solvedOfTeam("Soon");
            var late = solvedOfTeam("Late");

            doors.wait(Duration.ofDays(3).minusMinutes(1));
            assertThat(answer(ANN, soon)).isEqualTo(new Received(soon, false));
            doors.wait(Duration.ofMinutes(2));
            var received = answer(ANN, late);

            assertThat(received.opened()).isTrue();
            assertThat(read(late).status().key()).isEqualTo("solved");
            assertThat(read(late).links())
                    .singleElement()
                    .satisfies(link -> assertThat(link.other()).isEqualTo(received.ticket()));
            asAdministrator(() -> {
                doors.run(Teams.class, teams -> teams.reopenWithin(1, OptionalInt.empty()));
                return "";
            });
        }

        @Test
        void whoGetsCopiesMayAnswer() {
            var number = opened("Copies");
            assertThat(answer(BO, number).opened()).isTrue();

            change(
                    number,
                    TicketChanges.begin().copies(SetChange.add(Set.of(BO))).end());

            assertThat(answer(BO, number)).isEqualTo(new Received(number, false));
        }

        @Test
        void aSnoozedTicketIsWoken() {
            var number = opened("Snoozed");
            change(
                    number,
                    TicketChanges.begin()
                            .snooze(TicketChanges.UNTIL_THE_CUSTOMER_WRITES)
                            .end());
            doors.happened();

            answer(ANN, number);

            assertThat(read(number).snoozedUntil()).isNull();
            assertThat(doors.happened())
                    .contains(new Woken(number, TicketChanges.UNTIL_THE_CUSTOMER_WRITES, Waking.CUSTOMER));
        }

        @Test
        void aTicketInTheBinIsNotContinued() {
            var number = opened("Binned");
            doors.run(TicketBin.class, bin -> bin.delete(number, ANY));

            var received = answer(ANN, number);

            assertThat(received.opened()).isTrue();
            assertThat(received.ticket()).isNotEqualTo(number);
            assertThat(read(number).deletedAt()).isNotNull();
        }
    }

    @Nested
    class Snoozing {

        @Test
        void theTimeWakesWhatIsDueAndNothingElse() {
            var due = opened("Due");
            var later = opened("Later");
            change(
                    due,
                    TicketChanges.begin().snooze(doors.now().plusSeconds(60)).end());
            change(
                    later,
                    TicketChanges.begin().snooze(doors.now().plusSeconds(600)).end());
            assertThat(list("-is:snoozed")).extracting(TicketLine::number).doesNotContain(due, later);

            doors.wait(Duration.ofSeconds(61));
            doors.happened();
            assertThat(doors.<SystemDesk, Integer>call(SystemDesk.class, desk -> desk.wakeDue(10)))
                    .isEqualTo(1);

            assertThat(doors.happened()).singleElement().isInstanceOf(Woken.class);
            assertThat(read(due).snoozedUntil()).isNull();
            assertThat(read(later).snoozedUntil()).isNotNull();
        }
    }

    @Nested
    class LinkedTickets {

        @Test
        void aLinkIsSeenFromBothSidesAndKeptOnce() {
            var part = opened("Part");
            var whole = opened("Whole");

            doors.run(Links.class, links -> links.link(part, LinkKind.PARENT, whole));
            doors.run(Links.class, links -> links.link(whole, LinkKind.CHILD, part));
            doors.run(Links.class, links -> links.link(whole, LinkKind.DUPLICATED_BY, part));
            doors.run(Links.class, links -> links.link(whole, LinkKind.RELATED, part));

            assertThat(read(part).links())
                    .extracting(link -> link.kind())
                    .containsExactlyInAnyOrder(LinkKind.PARENT, LinkKind.DUPLICATE_OF, LinkKind.RELATED);
            assertThat(read(whole).links())
                    .extracting(link -> link.kind())
                    .containsExactlyInAnyOrder(LinkKind.CHILD, LinkKind.DUPLICATED_BY, LinkKind.RELATED);
            doors.run(Links.class, links -> links.unlink(part, LinkKind.RELATED, whole));
            doors.run(Links.class, links -> links.unlink(part, LinkKind.DUPLICATE_OF, whole));
            assertThat(read(whole).links()).hasSize(1);
        }

        @Test
        void noTicketIsAPartOfItself() {
            var one = opened("One");
            var two = opened("Two");
            var three = opened("Three");
            doors.run(Links.class, links -> links.link(one, LinkKind.PARENT, two));
            doors.run(Links.class, links -> links.link(two, LinkKind.PARENT, three));

            assertThatExceptionOfType(ChangeRefused.class)
                    .isThrownBy(() -> doors.run(Links.class, links -> links.link(three, LinkKind.PARENT, one)));
            assertThatExceptionOfType(ChangeRefused.class)
                    .isThrownBy(() -> doors.run(Links.class, links -> links.link(one, LinkKind.CHILD, three)));
            assertThatExceptionOfType(ChangeRefused.class)
                    .isThrownBy(() -> doors.run(Links.class, links -> links.link(one, LinkKind.RELATED, one)));
            doors.run(Links.class, links -> links.link(one, LinkKind.PARENT, three));
        }
    }

    @Nested
    class MergingAndSplitting {

        @Test
        void aMergeMovesEverythingAndIsUndoneWithoutLoss() {
            var first = opened("First of two");
            reply(first, "An answer.");
            var second = opened("Second of two");
            var third = opened("Third of two");
            var before = List.of(conversation(first), conversation(second), conversation(third));

            var merges = doors.call(Regroupings.class, door -> door.merge(third, List.of(first, second), ANY));

            assertThat(said(third)).containsExactly("First of two?", "An answer.", "Second of two?", "Third of two?");
            assertThat(read(third).messages().get(0).origin()).isEqualTo(first);
            assertThat(said(first)).isEmpty();
            assertThat(read(first).mergedInto()).isEqualTo(third);
            assertThat(read(first).status().category()).isEqualTo(TicketStatus.CLOSED);
            assertThat(lines(third))
                    .containsExactly(
                            "Merged %s into this ticket".formatted(first),
                            "Merged %s into this ticket".formatted(second));
            assertThat(regroupings(third)).hasSize(2);

            for (int i = merges.size() - 1; i >= 0; i--) {
                var merge = merges.get(i);
                doors.run(Regroupings.class, door -> door.undo(merge));
            }
            assertThat(List.of(conversation(first), conversation(second), conversation(third)))
                    .isEqualTo(before);
            assertThat(read(first).mergedInto()).isNull();
        }

        @Test
        void whoAnswersTheSourceGoesOnInTheTarget() {
            var source = opened("Source of a merge");
            var target = openedBy(BO, "Target of a merge");
            doors.call(Regroupings.class, door -> door.merge(target, List.of(source), ANY));

            assertThat(answer(ANN, source)).isEqualTo(new Received(target, false));
            assertThat(read(target).copies()).containsExactly(ANN);
        }

        @Test
        void theCopiesThatAMergeAddedGoWithIt() {
            var source = opened("Source of copies");
            var target = openedBy(BO, "Target of copies");
            var merge = doors.call(Regroupings.class, door -> door.merge(target, List.of(source), ANY))
                    .get(0);

            doors.run(Regroupings.class, door -> door.undo(merge));

            assertThat(read(target).copies()).isEmpty();
        }

        @Test
        void theCustomerOfAMergedTicketStillSeesWhatTheySaid() {
            var source = opened("Seen by its customer");
            var target = openedBy(BO, "Of somebody else");
            reply(target, "For Bo alone.");
            doors.call(Regroupings.class, door -> door.merge(target, List.of(source), ANY));

            doors.as(ANN.value(), "customer");

            assertThat(doors.call(CustomerDesk.class, desk -> desk.read(source)).messages())
                    .extracting(MessageView::text)
                    .containsExactly("Seen by its customer?");
            assertThatExceptionOfType(UnknownTicket.class)
                    .isThrownBy(() -> doors.call(CustomerDesk.class, desk -> desk.read(target)));
        }

        @Test
        void aCustomerIsLedToWhereTheirTicketGoesOn() {
            var source = opened("Goes on");
            var target = opened("Goes on here");
            doors.call(Regroupings.class, door -> door.merge(target, List.of(source), ANY));

            doors.as(ANN.value(), "customer");

            assertThat(doors.call(CustomerDesk.class, desk -> desk.read(source)).number())
                    .isEqualTo(target);
        }

        @Test
        void aSplitMakesATicketOfItsOwnAndIsUndone() {
            var number = opened("To be split");
            answer(ANN, number);
            var message = read(number).messages().get(1).id();
            doors.happened();

            var split = doors.call(
                    Regroupings.class, door -> door.split(number, Set.of(message), Optional.of("Split off"), ANY));

            assertThat(doors.happened()).contains(new Opened(split.ticket(), message, Channel.MAIL));
            assertThat(read(split.ticket()).subject()).isEqualTo("Split off");
            assertThat(said(split.ticket())).containsExactly("Again.");
            assertThat(said(number)).containsExactly("To be split?");
            assertThat(read(split.ticket()).waitingSince()).isNotNull();

            doors.run(Regroupings.class, door -> door.undo(split.regrouping()));
            assertThat(said(number)).containsExactly("To be split?", "Again.");
            assertThat(answer(ANN, split.ticket())).isEqualTo(new Received(number, false));
        }

        @Test
        void anUndoSaysWhatHasToBeUndoneBefore() {
            var first = opened("Chain one");
            var second = opened("Chain two");
            var third = opened("Chain three");
            var merge = doors.call(Regroupings.class, door -> door.merge(second, List.of(first), ANY))
                    .get(0);
            doors.call(Regroupings.class, door -> door.merge(third, List.of(second), ANY));

            assertThatExceptionOfType(RegroupingBlocked.class)
                    .isThrownBy(() -> doors.run(Regroupings.class, door -> door.undo(merge)))
                    .withMessage("Undo first that ticket %s was merged into ticket %s.".formatted(second, third));
        }

        @Test
        void aMergedTicketIsNotMergedAgain() {
            var first = opened("Merged once");
            var second = opened("Merged into");
            var third = opened("Another");
            doors.call(Regroupings.class, door -> door.merge(second, List.of(first), ANY));

            assertThatExceptionOfType(ChangeRefused.class)
                    .isThrownBy(() -> doors.call(Regroupings.class, door -> door.merge(third, List.of(first), ANY)));
            assertThatExceptionOfType(ChangeRefused.class)
                    .isThrownBy(() -> doors.call(Regroupings.class, door -> door.merge(third, List.of(third), ANY)));
        }
    }

    @Nested
    class Deleting {

        @Test
        void aDeletedTicketIsInNoListAndForNobodyToChange() {
            var number = opened("Deleted");

            doors.run(TicketBin.class, bin -> bin.delete(number, ANY));

            assertThat(list("")).extracting(TicketLine::number).doesNotContain(number);
            assertThatExceptionOfType(TicketDeleted.class).isThrownBy(() -> reply(number, "x"));
            assertThat(bin()).first().satisfies(row -> {
                assertThat(row.number()).isEqualTo(number);
                assertThat(row.deletedBy()).isEqualTo("Ben Okri");
            });
            doors.as(ANN.value(), "customer");
            assertThatExceptionOfType(UnknownTicket.class)
                    .isThrownBy(() -> doors.call(CustomerDesk.class, desk -> desk.read(number)));
            assertThat(doors.call(CustomerDesk.class, CustomerDesk::tickets))
                    .extracting(TicketRow::number)
                    .doesNotContain(number);
        }

        @Test
        void aRestoredTicketIsAsItWas() {
            var number = opened("Restored");
            doors.run(TicketBin.class, bin -> bin.delete(number, ANY));

            doors.run(TicketBin.class, bin -> bin.restore(number));

            assertThat(list("")).extracting(TicketLine::number).contains(number);
            reply(number, "Welcome back.");
        }

        @Test
        void aPurgedTicketIsGoneWithWhatOnlyItHad() {
            var number = opened("Purged");
            var other = opened("Not purged");
            var own = keep("own.txt", "only here");
            var shared = keep("shared.txt", "here and there");
            doors.call(
                    TicketDesk.class, desk -> desk.note(number, writing("files").with(List.of(own, shared))));
            doors.call(
                    TicketDesk.class, desk -> desk.note(other, writing("file").with(List.of(shared))));
            doors.run(Links.class, links -> links.link(number, LinkKind.RELATED, other));
            assertThatExceptionOfType(ChangeRefused.class)
                    .isThrownBy(() -> doors.run(TicketBin.class, bin -> bin.purge(number)));
            doors.run(TicketBin.class, bin -> bin.delete(number, ANY));
            doors.happened();

            asAdministrator(() -> {
                doors.run(TicketBin.class, bin -> bin.purge(number));
                return "";
            });

            assertThat(doors.happened()).containsExactly(new Purged(number));
            assertThatExceptionOfType(UnknownTicket.class).isThrownBy(() -> read(number));
            assertThat(doors.sql("select count(*) from content where id = ?", own.content()))
                    .isEqualTo("0");
            assertThat(doors.sql("select count(*) from content where id = ?", shared.content()))
                    .isEqualTo("1");
            assertThat(read(other).links()).isEmpty();
            assertThat(doors.sql(
                            "select count(*) from event where ticket = ? and type = 'ticket.Purged'", number.value()))
                    .isEqualTo("1");
        }

        @Test
        void aFileThatWasUploadedLatelyDoesNotStopThePurge() {
            var number = opened("Purged with an upload");
            var file = keep("uploaded.txt", "by the API");
            doors.sql("""
                    insert into upload (id, owner, content_id, name, media_type, size, uploaded_at, used_at)
                    values (900001, 'ben@desk.example', ?, 'uploaded.txt', 'text/plain', 10, now(), now())
                    """, file.content());
            doors.call(
                    TicketDesk.class, desk -> desk.note(number, writing("file").with(List.of(file))));
            doors.run(TicketBin.class, bin -> bin.delete(number, ANY));

            asAdministrator(() -> {
                doors.run(TicketBin.class, bin -> bin.purge(number));
                return "";
            });

            assertThatExceptionOfType(UnknownTicket.class).isThrownBy(() -> read(number));
            assertThat(doors.sql("select count(*) from content where id = ?", file.content()))
                    .isEqualTo("1"); // until its upload is a day old
        }

        @Test
        void whatWasMergedIntoAPurgedTicketStaysBehindClosed() {
            var source = opened("Source of a purge");
            var target = opened("Target of a purge");
            doors.call(Regroupings.class, door -> door.merge(target, List.of(source), ANY));
            doors.run(TicketBin.class, bin -> bin.delete(target, ANY));

            asAdministrator(() -> {
                doors.run(TicketBin.class, bin -> bin.purge(target));
                return "";
            });

            assertThat(read(source).mergedInto()).isNull();
            assertThat(read(source).status().category()).isEqualTo(TicketStatus.CLOSED);
        }
    }

    @Nested
    class OfATeamThatIsRestricted {

        private final TicketNumber secret = secretTicket();

        @Test
        void aTicketDoesNotExistForOthers() {
            assertThatExceptionOfType(UnknownTicket.class).isThrownBy(() -> read(secret));
            assertThatExceptionOfType(UnknownTicket.class).isThrownBy(() -> reply(secret, "x"));
            assertThatExceptionOfType(UnknownTicket.class)
                    .isThrownBy(() ->
                            change(secret, TicketChanges.begin().priority("low").end()));
            assertThatExceptionOfType(UnknownTicket.class)
                    .isThrownBy(() -> doors.run(TicketBin.class, bin -> bin.delete(secret, ANY)));
            assertThatExceptionOfType(UnknownTicket.class)
                    .isThrownBy(() -> doors.run(Drafts.class, drafts -> drafts.save(secret, MessageKind.NOTE, "x", 0)));
            assertThatExceptionOfType(UnknownTicket.class)
                    .isThrownBy(() -> doors.call(Regroupings.class, door -> door.of(secret)));
            assertThat(list("")).extracting(TicketLine::number).doesNotContain(secret);
        }

        @Test
        void itCannotBeReachedByALink() {
            var number = opened("In the open");

            assertThatExceptionOfType(UnknownTicket.class)
                    .isThrownBy(() -> doors.run(Links.class, links -> links.link(number, LinkKind.RELATED, secret)));

            asAdministrator(() -> {
                doors.run(Links.class, links -> links.link(number, LinkKind.RELATED, secret));
                return "";
            });
            assertThat(read(number).links()).isEmpty();
        }

        @Test
        void itsMembersAndSupervisorsSeeIt() {
            doors.as("cleo@desk.example", "agent");
            assertThat(read(secret).subject()).isEqualTo("Secret");
            assertThat(list("")).extracting(TicketLine::number).contains(secret);

            doors.as("amelia@desk.example", "agent", "supervisor", "administrator");
            assertThat(read(secret).subject()).isEqualTo("Secret");
        }

        private static TicketNumber secretTicket() {
            doors.as("amelia@desk.example", "agent", "supervisor", "administrator");
            var number = opened("Secret");
            change(number, TicketChanges.begin().team(2L).end());
            asBen();
            return number;
        }
    }

    @Nested
    class BeforeATicketIsOpened {

        @Test
        void similarOnesOfTheSameOrganizationAreFound() {
            var mine = opened("The printer jams again");
            var colleagues = openedBy(BO, "Printer jams");
            opened("Invoice is wrong");
            var stranger = openedBy(new EmailAddress("x@stranger.example"), "The printer jams again");

            var similar = doors.call(TicketQueries.class, queries -> queries.similar(ANN, "printer jams again"));

            assertThat(similar)
                    .extracting(TicketRow::number)
                    .containsExactly(mine, colleagues)
                    .doesNotContain(stranger);
            assertThat(similar(new EmailAddress("new@acme.example"), "printer jams again"))
                    .hasSize(2);
        }

        @Test
        void itMayHaveItsPropertiesFromTheStart() {
            doors.happened();
            var number = doors.call(
                    TicketDesk.class,
                    desk -> desk.open(
                            IncomingMessage.of(ANN, "Ann", "From the start", Words.plain("x"), Channel.API),
                            TicketChanges.begin()
                                    .status("solved")
                                    .tags(SetChange.add(Set.of("new")))
                                    .end()));

            assertThat(read(number).tags()).containsExactly("new");
            assertThat(doors.happened())
                    .contains(new StatusChanged(number, "open", "solved", TicketStatus.OPEN, TicketStatus.SOLVED));
        }
    }

    private interface Asked<R> {
        R ask();
    }

    private static <R> R asAdministrator(Asked<R> what) {
        doors.as("amelia@desk.example", "agent", "supervisor", "administrator");
        try {
            return what.ask();
        } finally {
            asBen();
        }
    }

    private static void asBen() {
        doors.as("ben@desk.example", "agent");
    }

    private static TicketNumber opened(String subject) {
        return openedBy(ANN, subject);
    }

    private static TicketNumber openedBy(EmailAddress customer, String subject) {
        return doors.call(
                        SystemDesk.class,
                        desk -> desk.receive(
                                IncomingMessage.of(customer, "", subject, Words.plain(subject + "?"), Channel.MAIL)))
                .ticket();
    }

    private static Received answer(EmailAddress customer, TicketNumber number) {
        return doors.call(
                SystemDesk.class,
                desk -> desk.receive(
                        IncomingMessage.of(customer, "", "Re: " + number, Words.plain("Again."), Channel.MAIL)
                                .in(ThreadHints.likely(List.of(number)))));
    }

    private static TicketNumber solvedOfTeam(String subject) {
        var number = opened(subject);
        change(number, TicketChanges.begin().team(1L).status("solved").end());
        return number;
    }

    private static void change(TicketNumber number, TicketChanges changes) {
        doors.run(TicketDesk.class, desk -> desk.change(number, changes, ANY));
    }

    private static long reply(TicketNumber number, String text) {
        return doors.call(TicketDesk.class, desk -> desk.reply(number, writing(text)));
    }

    private static Writing writing(String text) {
        return Writing.of(Words.plain(text));
    }

    private static TicketView read(TicketNumber number) {
        return doors.call(TicketQueries.class, queries -> queries.read(number));
    }

    private static List<TicketLine> list(String query) {
        return doors.call(
                TicketSearch.class,
                search -> search.page(Query.parse(query), Order.NEWEST_CHANGE, Optional.empty(), 200)
                        .lines());
    }

    private static List<String> said(TicketNumber number) {
        return read(number).messages().stream()
                .filter(message -> message.kind() != MessageKind.SYSTEM)
                .map(MessageView::text)
                .toList();
    }

    private static List<String> lines(TicketNumber number) {
        return read(number).messages().stream()
                .filter(message -> message.kind() == MessageKind.SYSTEM)
                .map(MessageView::text)
                .toList();
    }

    private static String conversation(TicketNumber number) {
        var ticket = read(number);
        return String.join(
                "|",
                ticket.status().key(),
                String.valueOf(ticket.waitingSince()),
                String.valueOf(ticket.solvedAt()),
                doors.sql("select excerpt from ticket where number = ?", number.value()),
                said(number).toString());
    }

    private static Optional<String> draft(TicketNumber number, MessageKind kind) {
        return doors.call(Drafts.class, drafts -> drafts.find(number, kind)).map(draft -> draft.html());
    }

    private static List<String> tagsWith(String start) {
        return doors.call(Tags.class, tags -> tags.startingWith(start, 5));
    }

    private static Optional<StoredFile> file(long id) {
        return doors.call(TicketQueries.class, queries -> queries.file(id));
    }

    private static List<RegroupingView> regroupings(TicketNumber number) {
        return doors.call(Regroupings.class, door -> door.of(number));
    }

    private static List<DeletedTicket> bin() {
        return doors.call(TicketBin.class, bin -> bin.list(Optional.empty(), 10));
    }

    private static List<TicketRow> similar(EmailAddress customer, String subject) {
        return doors.call(TicketQueries.class, queries -> queries.similar(customer, subject));
    }

    private static FileRef keep(String name, String text) {
        return doors.call(
                Attachments.class,
                door -> door.keep(name, "text/plain", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
    }

    private static String field(String name, FieldType type) {
        return asAdministrator(() -> doors.call(
                TicketFields.class,
                door -> door.add(name, type, List.of(), Set.of()).key()));
    }

    private static Status status(String key) {
        return doors.call(Statuses.class, Statuses::all).stream()
                .filter(status -> status.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static void makeDefault(Status status) {
        var now = status(status.key());
        asAdministrator(() -> {
            doors.run(
                    Statuses.class,
                    door -> door.change(new Status(
                            now.key(),
                            now.name(),
                            now.category(),
                            now.position(),
                            true,
                            now.archived(),
                            now.version())));
            return "";
        });
    }

    private static void settings(TicketSettings.Values seen, TicketSettings.Values next) {
        asAdministrator(() -> {
            doors.run(TicketSettings.class, door -> door.change(seen, next));
            return "";
        });
    }

    /** Files that nobody attached are contents all the same. */
    @Test
    void aContentIsReadAsItWasKept() {
        var file = keep("words.txt", "some words");
        var target = new java.io.ByteArrayOutputStream();

        doors.run(Contents.class, contents -> {
            try {
                contents.copy(file.content(), target);
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });

        assertThat(target).hasToString("some words");
    }
}
