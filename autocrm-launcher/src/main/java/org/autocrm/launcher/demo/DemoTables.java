package org.autocrm.launcher.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.autocrm.launcher.demo.Customers.Customer;
import org.autocrm.launcher.demo.Customers.Organization;
import org.autocrm.launcher.demo.DemoTicket.Done;
import org.autocrm.launcher.demo.DemoTicket.Said;
import org.autocrm.launcher.demo.DemoTicket.Status;
import org.autocrm.launcher.demo.Staff.Agent;
import org.autocrm.launcher.demo.Staff.Skill;
import org.autocrm.launcher.demo.Staff.Team;
import org.jspecify.annotations.Nullable;

/** Writes a {@link DeskHistory} into the application's tables. */
final class DemoTables {

    private record Placed<T>(DemoTicket ticket, int place, T what) {}

    /** The ranks of the priorities that every installation begins with. */
    private static final Map<String, Integer> PRIORITIES = Map.of("LOW", 10, "NORMAL", 20, "HIGH", 30, "URGENT", 40);

    /** By what teams choose whom to give a ticket to; the others go round. */
    private static final Map<String, String> STRATEGIES =
            Map.of("Billing", "LEAST_LOADED", "Technical", "SKILL_SCORE", "Logistics", "MOST_SPARE");

    private final Connection connection;
    private final Sequences sequences;
    private final DeskHistory history;
    private final Trimmings trimmings;
    private final Instant now;
    private final Map<Team, Long> teams = new HashMap<>();
    private final Map<String, Long> accounts = new HashMap<>();
    private final Map<Organization, Long> organizations = new HashMap<>();
    private final Map<Customer, Long> customers = new HashMap<>();
    private final Map<String, Long> tickets = new HashMap<>();
    private final Map<String, Long> messages = new HashMap<>();

    DemoTables(Connection connection, DeskHistory history, Instant now) {
        this.connection = connection;
        this.sequences = new Sequences(connection);
        this.history = history;
        this.trimmings = Trimmings.of(history, now);
        this.now = now;
    }

    void write() throws SQLException {
        writeTeams();
        writeAccounts();
        writeApiKey();
        writeMembersAndSkills();
        writeRouting();
        writeOrganizations();
        writeCustomers();
        writeTickets();
        writeMessages();
        writeMailReferences();
        writeTrimmings();
        writeEvents();
        writeTurns();
        OfficeHours.write(connection, sequences, now);
        new DemoPolicies(connection, sequences).write(now);
        new DemoRules(connection, sequences).write(now);
    }

    private void writeTeams() throws SQLException {
        long id = sequences.taken("team_seq");
        try (var rows = new Rows(connection, "team", "id bigint, name text, address text, is_default boolean")) {
            for (Team team : history.staff().teams()) {
                rows.add(
                        ++id,
                        team.name(),
                        team.address(),
                        team.equals(history.staff().defaultTeam()));
                teams.put(team, id);
            }
        }
        sequences.leaveBlocksAfter("team_seq", id);
    }

    private void writeAccounts() throws SQLException {
        long id = sequences.taken("account_seq");
        var hash = Secrets.passwordHash(DemoData.PASSWORD);
        try (var rows = new Rows(connection, "account", """
                id bigint, email text, name text, role text, password_hash text, confirmed boolean,
                created_at timestamptz
                """)) {
            for (Agent agent : history.staff().agents()) {
                var role = agent.administrator() ? "ADMINISTRATOR" : "AGENT";
                rows.add(++id, agent.email(), agent.name(), role, hash, true, daysAgo(400));
                accounts.put(agent.email(), id);
            }
            for (Customer customer : history.customers().all()) {
                if (customer.portal()) {
                    rows.add(++id, customer.email(), customer.name(), "CUSTOMER", hash, true, daysAgo(200));
                    accounts.put(customer.email(), id);
                }
            }
        }
        sequences.leaveBlocksAfter("account_seq", id);
    }

    private void writeApiKey() throws SQLException {
        long id = sequences.taken("api_key_seq") + 1;
        try (var rows = new Rows(connection, "api_key", """
                id bigint, name text, prefix text, key_hash text, account_id bigint, created_at timestamptz
                """)) {
            var key = DemoData.API_KEY;
            rows.add(
                    id,
                    "Demo integration",
                    key.substring(0, 12),
                    Secrets.keyHash(key),
                    accountOf(history.staff().administrator()),
                    daysAgo(120));
        }
        sequences.leaveBlocksAfter("api_key_seq", id);
    }

    private void writeMembersAndSkills() throws SQLException {
        try (var rows = new Rows(connection, "skill", "key text, name text, language text")) {
            for (var skill : history.staff().skills()) {
                rows.add(skill.key(), skill.name(), skill.language());
            }
        }
        try (var members = new Rows(connection, "team_member", "team_id bigint, account_id bigint");
                var skills = new Rows(connection, "agent_skill", "account_id bigint, skill text, level smallint")) {
            for (Agent agent : history.staff().agents()) {
                for (Team team : agent.teams()) {
                    members.add(teams.get(team), accountOf(agent));
                }
                for (var skill : agent.skills().entrySet()) {
                    skills.add(accountOf(agent), Skill.of(skill.getKey()).key(), skill.getValue());
                }
            }
        }
    }

    /** Each team gives out its work in another way; who works in logistics may have a limited number of tickets. */
    private void writeRouting() throws SQLException {
        try (var rows = new Rows(connection, "team_routing", "team_id bigint, strategy text, sticky boolean")) {
            for (Team team : history.staff().teams()) {
                rows.add(
                        teams.get(team),
                        STRATEGIES.getOrDefault(team.name(), "ROUND_ROBIN"),
                        team.name().equals("Billing"));
            }
        }
        try (var statement = connection.createStatement()) { // each agent has a row by a trigger
            statement.executeUpdate("""
                    update agent_staffing set mail_units = 80 where account_id in (
                        select m.account_id from team_member m join team t on t.id = m.team_id where t.name = 'Logistics')
                    """);
        }
    }

    private void writeOrganizations() throws SQLException {
        long id = sequences.taken("organization_seq");
        try (var rows = new Rows(connection, "organization", "id bigint, name text, domain text")) {
            for (Organization organization : history.customers().organizations()) {
                rows.add(++id, organization.name(), organization.domain());
                organizations.put(organization, id);
            }
        }
        sequences.leaveBlocksAfter("organization_seq", id);
    }

    private void writeCustomers() throws SQLException {
        var since = new HashMap<Customer, Instant>();
        history.tickets().forEach(ticket -> since.putIfAbsent(ticket.customer(), ticket.createdAt()));
        long id = sequences.taken("customer_seq");
        try (var rows = new Rows(connection, "customer", """
                id bigint, email text, name text, organization_id bigint, language text, created_at timestamptz
                """)) {
            for (Customer customer : history.customers().all()) {
                rows.add(
                        ++id,
                        customer.email(),
                        customer.name(),
                        customer.organization() == null ? null : organizations.get(customer.organization()),
                        customer.language(),
                        customer.portal() ? daysAgo(200) : since.getOrDefault(customer, daysAgo(90)));
                customers.put(customer, id);
            }
        }
        sequences.leaveBlocksAfter("customer_seq", id);
    }

    private void writeTickets() throws SQLException {
        long id = sequences.taken("ticket_seq");
        try (var rows = new Rows(connection, "ticket", """
                id bigint, number text, subject text, customer_id bigint, channel text, status text, priority text,
                team_id bigint, assignee_id bigint, mailbox text, waiting_since timestamptz, excerpt text,
                created_at timestamptz, updated_at timestamptz, version integer, status_key text, priority_rank smallint,
                language text, solved_at timestamptz
                """)) {
            for (DemoTicket ticket : history.tickets()) {
                rows.add(
                        ++id,
                        ticket.number(),
                        ticket.subject(),
                        customers.get(ticket.customer()),
                        ticket.channel(),
                        ticket.status().name(),
                        ticket.priority().toLowerCase(Locale.ROOT),
                        teams.get(ticket.team()),
                        accountOf(ticket.assignee()),
                        ticket.mailbox(),
                        ticket.waitingSince(),
                        ticket.excerpt(),
                        ticket.createdAt(),
                        ticket.updatedAt(),
                        ticket.events().size() + trimmings.eventsOf(ticket).size(),
                        ticket.status().name().toLowerCase(Locale.ROOT),
                        PRIORITIES.get(ticket.priority()),
                        ticket.customer().language(),
                        ticket.isDone() ? ticket.updatedAt() : null);
                tickets.put(ticket.number(), id);
            }
        }
        sequences.leaveBlocksAfter("ticket_seq", id);
        var last = history.tickets().get(history.tickets().size() - 1);
        sequences.leave("ticket_number", Long.parseLong(last.number()));
    }

    /** Ids in the order of time, as if the messages had been written one by one. */
    private void writeMessages() throws SQLException {
        var said = new ArrayList<Placed<Said>>();
        for (DemoTicket ticket : history.tickets()) {
            for (int i = 0; i < ticket.messages().size(); i++) {
                said.add(new Placed<>(ticket, i, ticket.messages().get(i)));
            }
        }
        said.sort(Comparator.comparing(placed -> placed.what().at()));
        long id = sequences.taken("message_seq");
        try (var rows = new Rows(connection, "message", """
                id bigint, ticket_id bigint, kind text, author_id bigint, author_name text, author_email text,
                text text, html text, written_at timestamptz, mail_id text, delivery text, delivery_tries integer,
                delivery_reason text, delivery_at timestamptz
                """)) {
            for (Placed<Said> placed : said) {
                var message = placed.what();
                rows.add(
                        ++id,
                        tickets.get(placed.ticket().number()),
                        message.kind().name(),
                        accountOf(message.agent()),
                        message.authorName(),
                        message.authorEmail(),
                        message.text(),
                        message.html(),
                        message.at(),
                        message.mailId(),
                        message.delivery().state(),
                        message.delivery().tries(),
                        message.delivery().reason(),
                        message.delivery().at());
                messages.put(placed.ticket().number() + " " + placed.place(), id);
            }
        }
        sequences.leaveBlocksAfter("message_seq", id);
    }

    private void writeMailReferences() throws SQLException {
        try (var rows = new Rows(connection, "mail_reference", "mail_id text, ticket text")) {
            for (DemoTicket ticket : history.tickets()) {
                for (Said message : ticket.messages()) {
                    if (message.mailId() != null) {
                        rows.add(message.mailId(), ticket.number());
                    }
                }
            }
        }
    }

    /**
     * All of them are relayed: nobody is to route or send again what is long done. The database makes each a link of
     * its chain as it is written.
     */
    private void writeEvents() throws SQLException {
        var done = new ArrayList<Placed<Done>>();
        for (DemoTicket ticket : history.tickets()) {
            for (Done event : ticket.events()) {
                done.add(new Placed<>(ticket, 0, event));
            }
            for (Done event : trimmings.eventsOf(ticket)) {
                done.add(new Placed<>(ticket, 0, event));
            }
        }
        done.sort(Comparator.comparing(placed -> placed.what().at()));
        long id = sequences.taken("event_seq");
        long feed = sequences.next("event_feed") - 1;
        try (var rows = new Rows(connection, "event", """
                        id bigint, feed bigint, relayed boolean, type text, ticket text, actor text, via text,
                        via_detail text, at timestamptz, payload jsonb
                        """);
                var decisions = new Rows(connection, "routing_decision", """
                        event_id bigint, ticket text, team text, agent text, reason text, decided_at timestamptz
                        """)) {
            for (Placed<Done> placed : done) {
                var ticket = placed.ticket();
                var event = placed.what();
                rows.add(
                        ++id,
                        ++feed,
                        true,
                        "ticket." + event.type(),
                        ticket.number(),
                        event.actor(),
                        via(ticket, event),
                        viaDetail(ticket, event),
                        event.at(),
                        payload(ticket, event));
                if (event.type().equals("Opened")) {
                    decisions.add(
                            id,
                            ticket.number(),
                            ticket.routedTeam().name(),
                            ticket.routedTo() == null ? null : ticket.routedTo().name(),
                            ticket.whyRouted(),
                            event.at().plusSeconds(4));
                }
            }
        }
        sequences.leave("event_seq", id);
        sequences.leave("event_feed", feed);
    }

    /** Through what it was done, as the application would have noted it. */
    private static String via(DemoTicket ticket, Done event) {
        return switch (event.type()) {
            case "Opened", "MessageReceived" -> ticket.channel().toLowerCase(Locale.ROOT);
            case "Acknowledged", "DeliveryNoted" -> "mail";
            case "Assigned" -> event.actor().equals("system") ? "routing" : "desk";
            default -> "desk";
        };
    }

    private static @Nullable String viaDetail(DemoTicket ticket, Done event) {
        return switch (via(ticket, event)) {
            case "mail" -> event.type().equals("DeliveryNoted") ? "mail-outbound" : "mail-intake";
            case "routing" -> "routing";
            case "api" -> DemoData.API_KEY.substring(0, 12);
            default -> null;
        };
    }

    private String payload(DemoTicket ticket, Done event) {
        var members = new ArrayList<String>();
        members.add("\"ticket\": \"" + ticket.number() + "\"");
        if (event.message() >= 0) {
            members.add("\"message\": " + messages.get(ticket.number() + " " + event.message()));
        }
        if (event.channel() != null) {
            members.add("\"channel\": \"" + event.channel() + "\"");
        }
        addValue(members, "from", event.from());
        addValue(members, "to", event.to());
        return "{" + String.join(", ", members) + "}";
    }

    private void addValue(List<String> members, String name, @Nullable Object value) {
        if (value instanceof Status status) {
            members.add("\"%s\": \"%s\"".formatted(name, status.name().toLowerCase(Locale.ROOT)));
            members.add("\"%sCategory\": \"%s\"".formatted(name, status.name()));
        } else if (value instanceof Team team) {
            members.add("\"%s\": %d".formatted(name, teams.get(team)));
        } else if (value instanceof Agent agent) {
            members.add("\"%s\": %d".formatted(name, accountOf(agent)));
        } else if (value instanceof List<?> texts) {
            members.add("\"%s\": [%s]"
                    .formatted(
                            name,
                            texts.stream()
                                    .map(text -> text instanceof Agent agent
                                            ? "\"" + accountOf(agent) + "\""
                                            : "\"" + text + "\"")
                                    .sorted()
                                    .collect(Collectors.joining(", "))));
        } else if (value != null) {
            members.add("\"%s\": \"%s\"".formatted(name, value));
        }
    }

    private void writeTrimmings() throws SQLException {
        trimmings.write(connection, sequences, tickets, accounts);
        try (var statement = connection.createStatement()) {
            statement.executeUpdate("""
                    update ticket set last_message = newest.id
                    from (select ticket_id, max(id) as id from message group by ticket_id) newest
                    where newest.ticket_id = ticket.id
                    """);
        }
    }

    /** Whose turn it was last in each team. */
    private void writeTurns() throws SQLException {
        var last = new HashMap<Team, Agent>();
        for (DemoTicket ticket : history.tickets()) {
            if (ticket.routedTo() != null) {
                last.put(ticket.routedTeam(), ticket.routedTo());
            }
        }
        try (var rows = new Rows(connection, "team_turn", "team_id bigint, last_agent_id bigint")) {
            for (Team team : history.staff().teams()) {
                rows.add(teams.get(team), accountOf(last.get(team)));
            }
        }
    }

    private @Nullable Long accountOf(@Nullable Agent agent) {
        return agent == null ? null : Objects.requireNonNull(accounts.get(agent.email()), agent.email());
    }

    private Instant daysAgo(int days) {
        return now.minus(Duration.ofDays(days));
    }
}
