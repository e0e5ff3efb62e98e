/**
 * From the desk to the customer's mailbox: {@code OutboundMailListener} hears of a reply, {@code ReplySender} sends it
 * and notes on the message what became of it.
 */
@NullMarked
package org.autocrm.mail.outbound;

import org.jspecify.annotations.NullMarked;
