package org.autocrm.ticket;

import java.util.Optional;
import java.util.Set;

/**
 * Which tickets a list shows.
 *
 * @param statuses one of these; empty means any
 * @param team of this team
 * @param assignee of this agent
 * @param unassigned of no agent
 * @param customer of this customer
 * @param awake none that are snoozed
 */
public record TicketFilter(
        Set<TicketStatus> statuses,
        Optional<Long> team,
        Optional<Long> assignee,
        boolean unassigned,
        Optional<Long> customer,
        boolean awake) {

    public TicketFilter {
        statuses = Set.copyOf(statuses);
    }

    /** All tickets. */
    public static TicketFilter all() {
        return new TicketFilter(Set.of(), Optional.empty(), Optional.empty(), false, Optional.empty(), false);
    }

    /** Tickets in one of these states. */
    public static TicketFilter in(TicketStatus... statuses) {
        return new TicketFilter(Set.of(statuses), Optional.empty(), Optional.empty(), false, Optional.empty(), false);
    }

    /** The same, of this team only. */
    public TicketFilter ofTeam(long id) {
        return new TicketFilter(statuses, Optional.of(id), assignee, unassigned, customer, awake);
    }

    /** The same, of this agent only. */
    public TicketFilter ofAgent(long id) {
        return new TicketFilter(statuses, team, Optional.of(id), false, customer, awake);
    }

    /** The same, of no agent only. */
    public TicketFilter ofNobody() {
        return new TicketFilter(statuses, team, Optional.empty(), true, customer, awake);
    }

    /** The same, of this customer only. */
    public TicketFilter ofCustomer(long id) {
        return new TicketFilter(statuses, team, assignee, unassigned, Optional.of(id), awake);
    }

    /** The same, without those that are snoozed. */
    public TicketFilter thatAreAwake() {
        return new TicketFilter(statuses, team, assignee, unassigned, customer, true);
    }
}
