package org.autocrm.ticket;

import java.io.Serializable;
import java.util.List;
import java.util.Set;

/**
 * A field of our own that tickets have.
 *
 * @param key what queries and the API call it; it never changes, and neither does the type
 * @param choices what may be chosen, in order; empty for other types
 * @param requiredFor the keys of the statuses that a ticket may take only with a value in this field
 * @param forCustomers whether customers see it at the portal
 * @param archived whether it is offered no more; its values stay
 * @param version grows with every change of it
 */
public record TicketField(
        String key,
        String name,
        FieldType type,
        List<String> choices,
        Set<String> requiredFor,
        int position,
        boolean forCustomers,
        boolean archived,
        int version)
        implements Serializable {

    public TicketField {
        choices = List.copyOf(choices);
        requiredFor = Set.copyOf(requiredFor);
    }

    boolean isRequiredFor(Status status) {
        return !archived && requiredFor.contains(status.key());
    }

    String described() {
        return Described.of(
                name,
                type,
                choices.isEmpty() ? "" : "choices " + String.join(", ", choices),
                requiredFor.isEmpty()
                        ? ""
                        : "required for "
                                + String.join(
                                        ", ", requiredFor.stream().sorted().toList()),
                "position " + position,
                forCustomers ? "for customers" : "",
                archived ? "archived" : "");
    }
}
