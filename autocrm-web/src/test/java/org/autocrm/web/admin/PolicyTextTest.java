package org.autocrm.web.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.autocrm.account.TeamRef;
import org.autocrm.shared.EmailAddress;
import org.autocrm.sla.SlaAction.MoveTo;
import org.autocrm.sla.SlaAction.NotifyAddress;
import org.autocrm.sla.SlaAction.NotifyAssignee;
import org.autocrm.sla.SlaAction.NotifyTeam;
import org.autocrm.sla.SlaAction.Raise;
import org.autocrm.sla.SlaAction.Unassign;
import org.autocrm.sla.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTextTest {

    private final PolicyText text = new PolicyText(List.of(new TeamRef(7, "Night shift", null)));

    @ParameterizedTest
    @CsvSource({"30m, 30", "4h, 240", "2d, 2880", "1d 4h 30m, 1710", "1H30MIN, 90", "0m, 0"})
    void aLengthIsDaysHoursAndMinutes(String typed, int minutes) {
        assertThat(PolicyText.minutes(typed)).isEqualTo(minutes);
    }

    @ParameterizedTest
    @CsvSource({"30, 30m", "240, 4h", "2880, 2d", "1710, 1d 4h 30m", "0, 0m"})
    void aLengthIsShownAsItIsTyped(int minutes, String shown) {
        assertThat(PolicyText.length(minutes)).isEqualTo(shown);
    }

    @Test
    void stepsAreLinesThatAreReadAsTheyAreShown() {
        var steps = List.of(
                new Step(0, List.of(new NotifyTeam(), new Raise("urgent"))),
                new Step(
                        90,
                        List.of(
                                new NotifyAssignee(),
                                new NotifyAddress(new EmailAddress("boss@example.org")),
                                new MoveTo(7),
                                new Unassign())));

        var shown = text.of(steps);

        assertThat(shown)
                .isEqualTo(
                        "0m: notify team, raise urgent\n1h 30m: notify assignee, notify boss@example.org, move Night shift, unassign");
        assertThat(text.steps(shown)).isEqualTo(steps);
        assertThat(text.steps("\n 30m:Notify Team \n\n")).isEqualTo(List.of(new Step(30, List.of(new NotifyTeam()))));
    }
}
