package org.autocrm.ticket.search;

import jakarta.ejb.ApplicationException;

/** A cursor is damaged, or belongs to another query or order. */
@ApplicationException(rollback = true)
public class ForeignCursor extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ForeignCursor() {
        super("The cursor is not of this list: take it from a page of the same query and order.");
    }
}
