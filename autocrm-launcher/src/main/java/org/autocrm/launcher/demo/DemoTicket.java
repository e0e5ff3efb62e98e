package org.autocrm.launcher.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A ticket as it stands now, with all that was said and done. */
record DemoTicket(
        String number,
        String subject,
        Customers.Customer customer,
        String language,
        String scenario,
        String channel,
        Status status,
        String priority,
        Staff.Team team,
        Staff.@Nullable Agent assignee,
        @Nullable String mailbox,
        @Nullable Instant waitingSince,
        Instant createdAt,
        Instant updatedAt,
        List<Said> messages,
        List<Done> events,
        String whyRouted,
        Staff.@Nullable Agent routedTo,
        Staff.Team routedTeam) {

    private static final int EXCERPT = 160;

    /** Whose turn it is. */
    enum Status {
        OPEN,
        WAITING,
        SOLVED,
        CLOSED
    }

    /** What kind of message it is. */
    enum Kind {
        RECEIVED,
        REPLY,
        NOTE,
        ACKNOWLEDGEMENT
    }

    /**
     * One message.
     *
     * @param agent who wrote it, if it was an agent
     * @param mailId the Message-ID, if it came or left by mail
     */
    record Said(
            Kind kind,
            Staff.@Nullable Agent agent,
            String authorName,
            @Nullable String authorEmail,
            String text,
            @Nullable String html,
            Instant at,
            @Nullable String mailId,
            Delivery delivery) {

        Said with(Delivery other) {
            return new Said(kind, agent, authorName, authorEmail, text, html, at, mailId, other);
        }

        boolean isPublic() {
            return kind == Kind.RECEIVED || kind == Kind.REPLY;
        }
    }

    /** What became of a message that leaves by mail. */
    record Delivery(
            String state,
            int tries,
            @Nullable String reason,
            @Nullable Instant at) {

        static final Delivery NONE = new Delivery("NONE", 0, null, null);

        static Delivery sent(Instant at) {
            return new Delivery("SENT", 1, null, at);
        }
    }

    /**
     * One event.
     *
     * @param message the place of the message that it is about, or -1
     * @param from what was: a {@link Staff.Team}, {@link Staff.Agent}, {@link Status}, text or list of texts
     * @param to what is, likewise
     */
    record Done(
            String type,
            String actor,
            Instant at,
            int message,
            @Nullable String channel,
            @Nullable Object from,
            @Nullable Object to) {}

    DemoTicket {
        messages = List.copyOf(messages);
        events = List.copyOf(events);
    }

    /** The same ticket, but the delivery of its last message went another way. */
    DemoTicket withLastDelivery(Delivery delivery) {
        var said = new ArrayList<>(messages);
        int last = said.size() - 1;
        said.set(last, said.get(last).with(delivery));
        return new DemoTicket(
                number,
                subject,
                customer,
                language,
                scenario,
                channel,
                status,
                priority,
                team,
                assignee,
                mailbox,
                waitingSince,
                createdAt,
                updatedAt,
                said,
                events,
                whyRouted,
                routedTo,
                routedTeam);
    }

    /** Whether it is solved or closed. */
    boolean isDone() {
        return status == Status.SOLVED || status == Status.CLOSED;
    }

    Said lastMessage() {
        return messages.get(messages.size() - 1);
    }

    /** The start of the last message that the customer can see, on one line. */
    String excerpt() {
        var text = "";
        for (Said said : messages) {
            text = said.isPublic() ? said.text() : text;
        }
        var line = text.replaceAll("\\s+", " ");
        return line.length() <= EXCERPT ? line : line.substring(0, line.offsetByCodePoints(0, EXCERPT - 3)) + "...";
    }
}
