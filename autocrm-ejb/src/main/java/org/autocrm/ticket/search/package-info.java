/**
 * Finding tickets: the language that people and programs ask in, and the lists that answer.
 *
 * <p>Read a text into a {@link org.autocrm.ticket.search.Query}, ask {@link org.autocrm.ticket.search.TicketSearch} for
 * a page or for counts. Changes nothing and knows no screen; the words of tickets are kept by the database itself, with
 * triggers.
 */
@NullMarked
package org.autocrm.ticket.search;

import org.jspecify.annotations.NullMarked;
