package org.autocrm.mail.inbound;

/**
 * A mail that somebody sends on, as if it had come from its author.
 *
 * @param remark what they say about it; may be empty
 */
record SentOnMail(String remark, IncomingMail mail) {}
