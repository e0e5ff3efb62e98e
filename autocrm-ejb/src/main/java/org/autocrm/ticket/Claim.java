package org.autocrm.ticket;

import java.util.Optional;

/**
 * Whether a message is the claimant's to send.
 *
 * @param letter what to send; empty where there is nothing to send now
 * @param doubtful whether an earlier claim may still lead to its delivery: ask again later
 */
public record Claim(Optional<Letter> letter, boolean doubtful) {

    static Claim of(Letter letter) {
        return new Claim(Optional.of(letter), false);
    }

    static Claim nothingToDo() {
        return new Claim(Optional.empty(), false);
    }

    static Claim inDoubt() {
        return new Claim(Optional.empty(), true);
    }
}
