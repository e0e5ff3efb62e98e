package org.autocrm.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.autocrm.audit.AuditEntry.Change;
import org.junit.jupiter.api.Test;

class AuditEntryTest {

    @Test
    void oldAndNewValueAreOneChange() {
        assertThat(entry("{\"ticket\": \"10042\", \"from\": \"OPEN\", \"to\": \"SOLVED\"}")
                        .changes())
                .containsExactly(new Change("", true, "OPEN", "SOLVED"));
    }

    @Test
    void theyAreOneHoweverTheirMembersAreNamed() {
        assertThat(entry("{\"fromTeam\": 1, \"toAgent\": 7, \"toTeam\": 2, \"fromAgent\": 5}")
                        .changes())
                .containsExactly(new Change("team", true, "1", "2"), new Change("agent", true, "5", "7"));
        assertThat(entry("{\"oldPrefix\": \"acrm_a\", \"newPrefix\": \"acrm_b\"}")
                        .changes())
                .containsExactly(new Change("prefix", true, "acrm_a", "acrm_b"));
    }

    @Test
    void whatWasNothingOrIsNothingNowIsAChangeToo() {
        assertThat(entry("{\"to\": \"VIP\"}").changes()).containsExactly(new Change("", true, null, "VIP"));
        assertThat(entry("{\"oldName\": \"Ann\"}").changes()).containsExactly(new Change("name", true, "Ann", null));
        assertThat(entry("{\"toTeam\": 3}").changes()).containsExactly(new Change("team", true, null, "3"));
        assertThat(entry("{\"from\": \"VIP\"}").changes()).containsExactly(new Change("", true, "VIP", null));
    }

    @Test
    void otherMembersAreFactsBehindTheChanges() {
        assertThat(entry("{\"message\": 4711, \"from\": false, \"to\": true, \"tags\": [\"a\", \"b\"]}")
                        .changes())
                .containsExactly(
                        new Change("", true, "false", "true"),
                        new Change("message", false, null, "4711"),
                        new Change("tags", false, null, "a, b"));
    }

    @Test
    void wordsThatOnlyBeginLikeThatAreFacts() {
        assertThat(entry("{\"token\": \"x\", \"older\": \"y\", \"total\": 3}").changes())
                .allSatisfy(change -> assertThat(change.changed()).isFalse());
    }

    static AuditEntry entry(String payload) {
        return new AuditEntry(
                1,
                1L,
                "ticket:10042",
                1,
                Instant.EPOCH,
                "ticket.StatusChanged",
                "10042",
                "ann@example.org",
                "desk",
                null,
                "192.0.2.1",
                payload,
                "00");
    }
}
