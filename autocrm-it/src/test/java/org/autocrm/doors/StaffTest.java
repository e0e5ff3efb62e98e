package org.autocrm.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.autocrm.account.AccountEvent.ActiveChanged;
import org.autocrm.account.AccountEvent.Invited;
import org.autocrm.account.AccountEvent.Registered;
import org.autocrm.account.AccountEvent.RoleChanged;
import org.autocrm.account.AgentDetails;
import org.autocrm.account.AgentFile;
import org.autocrm.account.AgentKnown;
import org.autocrm.account.ApiKeys;
import org.autocrm.account.DefaultTeamStays;
import org.autocrm.account.Directory;
import org.autocrm.account.Directory.AgentEntry;
import org.autocrm.account.Directory.TeamEntry;
import org.autocrm.account.LastAdministrator;
import org.autocrm.account.LogIns;
import org.autocrm.account.Person;
import org.autocrm.account.Registration;
import org.autocrm.account.Role;
import org.autocrm.account.StaffNotValid;
import org.autocrm.account.TeamDetails;
import org.autocrm.account.TeamEvent.TeamChanged;
import org.autocrm.account.TeamEvent.TeamMade;
import org.autocrm.account.TeamFile;
import org.autocrm.account.TeamKnown;
import org.autocrm.account.Teams;
import org.autocrm.shared.ChangedMeanwhile;
import org.autocrm.shared.EmailAddress;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StaffTest {

    private static final long AMELIA = 1_001;
    private static final long BEN = 1_002;
    private static final long SUPPORT = 1_001;
    private static final long SALES = 1_002;

    private static Doors doors;

    @BeforeAll
    static void open(@TempDir Path folder) {
        doors = Doors.open(folder);
    }

    @AfterAll
    static void close() {
        doors.close();
    }

    @BeforeEach
    void ameliaRunsTheDesk() {
        doors.sql("delete from team_member");
        doors.sql("delete from api_key");
        doors.sql("delete from one_time_link");
        doors.sql("delete from team");
        doors.sql("delete from account");
        doors.sql("""
                insert into account (id, email, name, role, created_at, confirmed, password_hash) values
                    (1001, 'amelia@desk.example', 'Amelia Hart', 'ADMINISTRATOR', now(), true, 'hash'),
                    (1002, 'ben@desk.example', 'Ben Okri', 'AGENT', now(), true, 'hash'),
                    (1003, 'ann@acme.example', 'Ann Lee', 'CUSTOMER', now(), true, 'hash')
                """);
        doors.sql("insert into team (id, name, is_default) values (1001, 'Support', true), (1002, 'Sales', false)");
        doors.sql("insert into team_member (team_id, account_id) values (1001, 1001), (1001, 1002)");
        doors.as("amelia@desk.example", "agent", "supervisor", "administrator");
        doors.happened();
    }

    @Nested
    class AnInvitation {

        @Test
        void makesAnAgentWhoChoosesAPasswordByTheLink() {
            var email = new EmailAddress("cleo@desk.example");

            var invited = invite(email, details("Cleo Mann", Role.SUPERVISOR, SUPPORT, SALES));

            assertThat(invited.joined()).isFalse();
            assertThat(invited.teams()).containsExactly(SUPPORT, SALES);
            assertThat(doors.happened())
                    .contains(new Registered(email, "Cleo Mann", Role.SUPERVISOR), new Invited(email, Role.SUPERVISOR));
            var token = doors.call(Registration.class, registration -> registration.linkToConfirm(email));
            var good = doors.call(Registration.class, registration -> registration.isGood(token));
            assertThat(good).isTrue();
        }

        @Test
        void isNotForWhoHasJoinedAlready() {
            assertThatExceptionOfType(AgentKnown.class)
                    .isThrownBy(() -> invite(new EmailAddress("ben@desk.example"), details("Ben", Role.AGENT)));
        }

        @Test
        void makesAnAgentOfACustomer() {
            var invited = invite(new EmailAddress("ann@acme.example"), details("Ann Lee", Role.AGENT));

            assertThat(invited.person().id()).isEqualTo(1_003);
            assertThat(doors.happened())
                    .contains(new RoleChanged(new EmailAddress("ann@acme.example"), Role.CUSTOMER, Role.AGENT));
        }

        @Test
        void toATeamThatDoesNotExistIsNone() {
            assertThatExceptionOfType(StaffNotValid.class)
                    .isThrownBy(() -> invite(new EmailAddress("dan@desk.example"), details("Dan", Role.AGENT, 4_711)));
            assertThat(doors.sql("select count(*) from account where email like 'dan%'"))
                    .isEqualTo("0");
        }
    }

    @Nested
    class AnAgentWhoIsDeactivated {

        @BeforeEach
        void benLeaves() {
            doors.run(ApiKeys.class, keys -> doors.sql("""
                    insert into api_key (id, name, prefix, key_hash, account_id, created_at)
                    values (1, 'a test', 'acrm_test', 'hash', 1002, now())
                    """));
            change(BEN, is -> new AgentDetails(is.name(), is.role(), is.teams(), is.onDuty(), false));
        }

        @Test
        void canNoLongerLogIn() {
            var bens = doors.call(LogIns.class, logIns -> logIns.groups("ben@desk.example"));
            var amelias = doors.call(LogIns.class, logIns -> logIns.groups("amelia@desk.example"));

            assertThat(bens).isEmpty();
            assertThat(amelias).isPresent();
            assertThat(doors.happened()).contains(new ActiveChanged(new EmailAddress("ben@desk.example"), true, false));
        }

        @Test
        void hasNoKeyThatIsGood() {
            var key = doors.call(ApiKeys.class, keys -> keys.inUse("hash"));

            assertThat(key).isEmpty();
        }

        @Test
        void getsNoNewWork() {
            var onDuty = doors.call(Teams.class, teams -> teams.onDuty(SUPPORT));
            var isAgent = doors.call(Teams.class, teams -> teams.isAgent(BEN));
            var agents = doors.call(Teams.class, Teams::agents);

            assertThat(onDuty).extracting(Person::id).containsExactly(AMELIA);
            assertThat(isAgent).isFalse();
            assertThat(agents).extracting(Person::id).containsExactly(AMELIA);
        }

        @Test
        void getsNoLinkForANewPassword() {
            doors.happened();

            doors.run(Registration.class, registration -> registration.forgot(new EmailAddress("ben@desk.example")));

            assertThat(doors.happened()).isEmpty();
        }
    }

    @Nested
    class TheLastAdministrator {

        @Test
        void keepsTheRoleAndTheAccount() {
            assertThatExceptionOfType(LastAdministrator.class)
                    .isThrownBy(() -> change(AMELIA, is -> details(is.name(), Role.SUPERVISOR)));
            assertThatExceptionOfType(LastAdministrator.class)
                    .isThrownBy(() ->
                            change(AMELIA, is -> new AgentDetails(is.name(), is.role(), is.teams(), true, false)));
        }

        @Test
        void isNotTheLastWhenThereIsAnother() {
            change(BEN, is -> details(is.name(), Role.ADMINISTRATOR));

            assertThat(change(AMELIA, is -> details(is.name(), Role.AGENT))
                            .person()
                            .role())
                    .isEqualTo(Role.AGENT);
        }
    }

    @Nested
    class ATeam {

        @Test
        void isMadeWithItsMembers() {
            var team = doors.call(
                    TeamFile.class, teams -> teams.make(team("Billing", "billing@desk.example", true, 14, BEN)));

            assertThat(team.members()).containsExactly(BEN);
            assertThat(team.restricted()).isTrue();
            assertThat(team.reopenWithinDays()).isEqualTo(14);
            assertThat(doors.happened())
                    .contains(
                            new TeamMade(team.id(), "Billing", false, Optional.empty()),
                            new TeamChanged(team.id(), "members", Optional.empty(), Optional.of("ben@desk.example")));
            assertThat(agent(BEN).teams()).contains(team.id());
        }

        @Test
        void hasANameOfItsOwn() {
            assertThatExceptionOfType(TeamKnown.class)
                    .isThrownBy(
                            () -> doors.call(TeamFile.class, teams -> teams.make(team("Sales", null, false, null))));
        }

        @Test
        void takesWhatNamesNoOtherInsteadOfTheOneBefore() {
            changeTeam(
                    SALES,
                    OptionalLong.empty(),
                    is -> new TeamDetails(is.name(), null, true, false, null, is.members()));

            assertThat(team(SUPPORT).isDefault()).isFalse();
            assertThat(team(SALES).isDefault()).isTrue();
            assertThatExceptionOfType(DefaultTeamStays.class)
                    .isThrownBy(() -> changeTeam(
                            SALES,
                            OptionalLong.empty(),
                            is -> new TeamDetails(is.name(), null, false, false, null, is.members())));
        }

        @Test
        void isAtAnotherVersionWhenSomebodyJoins() {
            var before = team(SALES);
            var benBefore = agent(BEN);

            change(BEN, is -> new AgentDetails(is.name(), is.role(), List.of(SALES), true, true));

            assertThat(team(SALES).version()).isGreaterThan(before.version());
            assertThat(agent(BEN).version()).isGreaterThan(benBefore.version());
            assertThatExceptionOfType(ChangedMeanwhile.class)
                    .isThrownBy(() -> changeTeam(
                            SALES,
                            OptionalLong.of(before.version()),
                            is -> new TeamDetails("Late", null, false, false, null, is.members())));
        }

        @Test
        void hasNoCustomerAsAMember() {
            assertThatExceptionOfType(StaffNotValid.class)
                    .isThrownBy(() -> changeTeam(
                            SALES,
                            OptionalLong.empty(),
                            is -> new TeamDetails(is.name(), null, false, false, null, List.of(1_003L))));
        }
    }

    private static AgentDetails details(String name, Role role, long... teams) {
        return new AgentDetails(
                name, role, java.util.Arrays.stream(teams).boxed().toList(), true, true);
    }

    private static TeamDetails team(
            String name, @Nullable String address, boolean restricted, @Nullable Integer days, Long... members) {
        return new TeamDetails(
                name, address == null ? null : new EmailAddress(address), false, restricted, days, List.of(members));
    }

    private static AgentEntry invite(EmailAddress email, AgentDetails details) {
        return doors.call(AgentFile.class, agents -> agents.invite(email, details));
    }

    private static AgentEntry change(long id, UnaryOperator<AgentDetails> change) {
        return doors.call(AgentFile.class, agents -> agents.change(id, OptionalLong.empty(), change));
    }

    private static TeamEntry changeTeam(long id, OptionalLong seen, UnaryOperator<TeamDetails> change) {
        return doors.call(TeamFile.class, teams -> teams.change(id, seen, change));
    }

    private static AgentEntry agent(long id) {
        return doors.call(Directory.class, directory -> directory.agent(id)).orElseThrow();
    }

    private static TeamEntry team(long id) {
        return doors.call(Directory.class, directory -> directory.team(id)).orElseThrow();
    }
}
