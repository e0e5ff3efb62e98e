/**
 * The e-mail channel: {@code mailbox} says where mail comes from, {@code fetching} takes it from there, {@code inbound}
 * brings it to the desk, {@code outbound} from the desk to the customer.
 */
@NullMarked
package org.autocrm.mail;

import org.jspecify.annotations.NullMarked;
