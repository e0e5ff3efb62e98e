/** The e-mail channel: {@code inbound} from the mailbox to the desk, {@code outbound} from the desk to the customer. */
@NullMarked
package org.autocrm.mail;

import org.jspecify.annotations.NullMarked;
