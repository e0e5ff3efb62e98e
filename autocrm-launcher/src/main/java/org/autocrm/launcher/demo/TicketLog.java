package org.autocrm.launcher.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.autocrm.launcher.demo.Customers.Customer;
import org.autocrm.launcher.demo.DemoTicket.Delivery;
import org.autocrm.launcher.demo.DemoTicket.Done;
import org.autocrm.launcher.demo.DemoTicket.Kind;
import org.autocrm.launcher.demo.DemoTicket.Said;
import org.autocrm.launcher.demo.DemoTicket.Status;
import org.autocrm.launcher.demo.Staff.Agent;
import org.autocrm.launcher.demo.Staff.Team;
import org.jspecify.annotations.Nullable;

/** Keeps what is said and done on one ticket, as the application would: each message and change with its event. */
final class TicketLog {

    private static final Map<String, String> LANGUAGES =
            Map.of("en", "English", "de", "German", "fr", "French", "es", "Spanish", "it", "Italian", "nl", "Dutch");

    private final String number;
    private final String channel;
    private final Customer customer;
    private final Draw draw;
    private final List<Said> messages = new ArrayList<>();
    private final List<Done> events = new ArrayList<>();
    private @Nullable Instant waitingSince;
    private @Nullable Team lastTeam;
    private @Nullable Agent lastAgent;

    TicketLog(String number, String channel, Customer customer, Draw draw) {
        this.number = number;
        this.channel = channel;
        this.customer = customer;
        this.draw = draw;
    }

    void opened(String text, Instant at) {
        waitingSince = at;
        addReceived(text, at);
        events.add(new Done("Opened", customerAsActor(), at, 0, channel, null, null));
    }

    void received(String text, Instant at) {
        if (waitingSince == null) {
            waitingSince = at;
        }
        addReceived(text, at);
        aboutLastMessage("MessageReceived", customerAsActor(), at);
    }

    void acknowledged(String text, Instant at) {
        messages.add(new Said(
                Kind.ACKNOWLEDGEMENT,
                null,
                "AutoCRM",
                null,
                text,
                null,
                at,
                ourMailId(),
                Delivery.sent(at.plusSeconds(1))));
        aboutLastMessage("Acknowledged", "system", at);
    }

    void reply(Agent agent, String text, Instant at) {
        waitingSince = null;
        var html = draw.chance(0.6) ? html(text) : null;
        var sent = Delivery.sent(at.plusSeconds(draw.between(1, 9)));
        messages.add(new Said(Kind.REPLY, agent, agent.name(), agent.email(), text, html, at, ourMailId(), sent));
        aboutLastMessage("ReplyWritten", agent.email(), at);
    }

    void note(Agent agent, String text, Instant at) {
        messages.add(new Said(Kind.NOTE, agent, agent.name(), agent.email(), text, null, at, null, Delivery.NONE));
        aboutLastMessage("NoteWritten", agent.email(), at);
    }

    void assigned(String actor, Team team, @Nullable Agent agent, Instant at) {
        if (!team.equals(lastTeam)) {
            events.add(new Done("TeamChanged", actor, at, -1, null, lastTeam, team));
            lastTeam = team;
        }
        if (!Objects.equals(agent, lastAgent)) {
            events.add(new Done("Assigned", actor, at, -1, null, lastAgent, agent));
            lastAgent = agent;
        }
    }

    void became(Status from, Status to, Agent agent, Instant at) {
        waitingSince = null;
        events.add(new Done("StatusChanged", agent.email(), at, -1, null, from, to));
    }

    Instant lastSaid() {
        return messages.get(messages.size() - 1).at();
    }

    DemoTicket ticket(
            String subject,
            PhraseBook book,
            Scenario scenario,
            Status status,
            String priority,
            Team team,
            @Nullable Agent assignee,
            @Nullable String mailbox,
            Team routedTeam,
            @Nullable Agent routedTo) {
        return new DemoTicket(
                number,
                subject,
                customer,
                book.language(),
                scenario.name(),
                channel,
                status,
                priority,
                team,
                assignee,
                mailbox,
                waitingSince,
                messages.get(0).at(),
                events.stream().map(Done::at).max(Comparator.naturalOrder()).orElseThrow(),
                messages,
                events,
                whyTeam(mailbox, routedTeam) + " " + whyAgent(book.language(), routedTeam, routedTo),
                routedTo,
                routedTeam);
    }

    private static String whyTeam(@Nullable String mailbox, Team team) {
        return Objects.equals(mailbox, team.address())
                ? "It was sent to %s, the address of the team %s.".formatted(mailbox, team.name())
                : "No team has the address it was sent to, so the team %s takes it, which takes all such work."
                        .formatted(team.name());
    }

    private static String whyAgent(String language, Team team, @Nullable Agent agent) {
        return agent == null
                ? "Nobody of the team %s was on duty, so it waits in the queue.".formatted(team.name())
                : "%s speaks %s and had the least work.".formatted(agent.name(), LANGUAGES.get(language));
    }

    private void addReceived(String text, Instant at) {
        var mailId = channel.equals("MAIL") ? theirMailId() : null;
        messages.add(new Said(
                Kind.RECEIVED, null, customer.name(), customer.email(), text, null, at, mailId, Delivery.NONE));
    }

    private void aboutLastMessage(String type, String actor, Instant at) {
        events.add(new Done(type, actor, at, messages.size() - 1, null, null, null));
    }

    /** Mail is taken in by the system, the portal knows who it is, and a program acts for whom its key belongs to. */
    private String customerAsActor() {
        return switch (channel) {
            case "PORTAL" -> customer.email();
            case "API" -> DemoData.ADMINISTRATOR;
            default -> "system";
        };
    }

    private String ourMailId() {
        return draw.mailId(32) + "." + number + "@autocrm.example";
    }

    private String theirMailId() {
        var domain = customer.email().substring(customer.email().indexOf('@') + 1);
        return switch (draw.between(0, 2)) {
            case 0 -> "CA+" + draw.mailId(28) + "@mail." + domain;
            case 1 ->
                draw.mailId(8) + "-" + draw.mailId(4) + "-" + draw.mailId(4) + "-" + draw.mailId(12) + "@" + domain;
            default -> draw.mailId(20) + ".post@" + domain;
        };
    }

    /** A paragraph for each paragraph, as the editor of the desk makes them. */
    static String html(String text) {
        var escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return "<p>" + escaped.replace("\n\n", "</p><p>").replace("\n", "<br />") + "</p>";
    }
}
