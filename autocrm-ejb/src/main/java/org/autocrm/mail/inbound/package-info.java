/**
 * From a mailbox to the desk.
 *
 * <p>{@code StoredMails} is the ledger, where each mail lies raw before its mailbox is touched;
 * {@code InboundMailListener} hears of it through the event relay; {@code MailIntake} reads, screens and hands it to
 * the desk, or sets it aside with the reason.
 */
@NullMarked
package org.autocrm.mail.inbound;

import org.jspecify.annotations.NullMarked;
