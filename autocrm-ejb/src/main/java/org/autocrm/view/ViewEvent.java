package org.autocrm.view;

import java.util.Optional;
import org.autocrm.event.DomainEvent;

/** Something that happened to a view. Fired inside the transaction that made it true. */
public sealed interface ViewEvent extends DomainEvent {

    /** The view's id. */
    long view();

    @Override
    default String chain() {
        return "view:" + view();
    }

    /** Somebody made a view. */
    record Created(
            long view,
            String name,
            Optional<Long> owner,
            Optional<Long> team,
            String query,
            String columns,
            String order,
            Optional<String> grouping,
            int position)
            implements ViewEvent {}

    /** One thing about a view is different now: its name, query, columns, order, grouping or position. */
    record Changed(long view, String what, Optional<String> from, Optional<String> to) implements ViewEvent {}

    /** A view is no more. */
    record Deleted(long view, String name, String query) implements ViewEvent {}
}
