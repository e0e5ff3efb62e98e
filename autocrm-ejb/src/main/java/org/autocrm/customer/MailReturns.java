package org.autocrm.customer;

import java.io.Serializable;
import java.time.Instant;

/**
 * Mails to a customer come back.
 *
 * @param reason what a mail server said
 */
public record MailReturns(Instant since, String reason) implements Serializable {}
