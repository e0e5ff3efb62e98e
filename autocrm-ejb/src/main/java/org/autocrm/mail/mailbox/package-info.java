/**
 * The mailboxes of this installation: where each is, how to log in, what to do with its mail, who speaks by it, and how
 * it is.
 */
@NullMarked
package org.autocrm.mail.mailbox;

import org.jspecify.annotations.NullMarked;
