/**
 * What the author of a mail wrote, apart from what they quote and sign with.
 *
 * <p>Ask {@link Reply} for a plain text and {@link HtmlReply} for HTML. Nothing in here knows mailboxes or tickets, and
 * nothing looks at a line more than a fixed number of times, because mail is written by strangers.
 */
@NullMarked
package org.autocrm.mail.reading;

import org.jspecify.annotations.NullMarked;
