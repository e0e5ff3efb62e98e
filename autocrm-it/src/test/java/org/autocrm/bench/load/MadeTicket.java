package org.autocrm.bench.load;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.autocrm.bench.load.Staff.Agent;
import org.autocrm.bench.load.Staff.Team;
import org.jspecify.annotations.Nullable;

/** A ticket that nobody opened. */
record MadeTicket(
        String subject,
        int customer,
        String channel,
        String status,
        Priority priority,
        Team team,
        @Nullable Agent assignee,
        String language,
        Instant createdAt,
        Instant updatedAt,
        Set<String> tags,
        List<MadeMessage> messages) {

    /** The priorities that a new installation has, with their ranks. */
    enum Priority {
        LOW(10),
        NORMAL(20),
        HIGH(30),
        URGENT(40);

        final int rank;

        Priority(int rank) {
            this.rank = rank;
        }
    }

    /** @param author the agent; null for the customer and for the desk itself */
    record MadeMessage(
            String kind,
            @Nullable Agent author,
            String text,
            @Nullable String html,
            Instant at,
            @Nullable String mailId) {}

    boolean isDone() {
        return status.equals("SOLVED") || status.equals("CLOSED");
    }

    /** Since when the customer waits for us; null while it is their turn. */
    @Nullable
    Instant waitingSince() {
        Instant since = null;
        if (status.equals("OPEN")) {
            for (var message : messages) {
                if (message.kind().equals("REPLY")) {
                    since = null;
                } else if (message.kind().equals("RECEIVED") && since == null) {
                    since = message.at();
                }
            }
        }
        return since;
    }

    /** The start of the last public message on one line, as the application keeps it. */
    String excerpt() {
        var last = messages.stream()
                .filter(message ->
                        message.kind().equals("RECEIVED") || message.kind().equals("REPLY"))
                .reduce((first, second) -> second)
                .orElseThrow();
        var line = last.text().substring(0, Math.min(last.text().length(), 200)).replaceAll("\\s+", " ");
        return line.length() <= 160 ? line : line.substring(0, 157) + "...";
    }
}
