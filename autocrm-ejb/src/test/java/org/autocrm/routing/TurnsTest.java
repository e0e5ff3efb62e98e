package org.autocrm.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import org.autocrm.account.Person;
import org.autocrm.account.Role;
import org.autocrm.shared.EmailAddress;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private static final Person BEN = agent(3, "ben");
    private static final Person CLEO = agent(5, "cleo");
    private static final Person DIRK = agent(8, "dirk");
    private static final List<Person> ALL = List.of(BEN, CLEO, DIRK);

    @Test
    void theFirstIsNextWhereNobodyHadATurn() {
        assertThat(Turns.after(0, ALL)).contains(BEN);
    }

    @Test
    void theOneBehindTheLastIsNext() {
        assertThat(Turns.after(3, ALL)).contains(CLEO);
        assertThat(Turns.after(5, ALL)).contains(DIRK);
    }

    @Test
    void theFirstIsNextAgainAfterTheLast() {
        assertThat(Turns.after(8, ALL)).contains(BEN);
    }

    @Test
    void whoIsOffDutyIsPassedOver() {
        assertThat(Turns.after(3, List.of(BEN, DIRK))).contains(DIRK);
    }

    @Test
    void theTurnGoesOnFromTheLastOneWhoIsOffDutyNow() {
        assertThat(Turns.after(5, List.of(BEN, DIRK))).contains(DIRK);
    }

    @Test
    void whoIsAloneIsAlwaysNext() {
        assertThat(Turns.after(5, List.of(CLEO))).contains(CLEO);
    }

    @Test
    void nobodyIsNextWhereNobodyIsOnDuty() {
        assertThat(Turns.after(3, List.of())).isEmpty();
    }

    @Test
    void everyoneHasTheSameNumberOfTurns() {
        long last = 0;
        var turns = new HashMap<Person, Integer>();
        for (int i = 0; i < 30; i++) {
            var next = Turns.after(last, ALL).orElseThrow();
            turns.merge(next, 1, Integer::sum);
            last = next.id();
        }

        assertThat(turns.values()).containsExactly(10, 10, 10);
    }

    private static Person agent(long id, String name) {
        return new Person(id, name, new EmailAddress(name + "@desk.example"), Role.AGENT, true);
    }
}
