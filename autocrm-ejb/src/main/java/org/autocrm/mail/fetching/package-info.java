/** Taking mail out of mailboxes: one thread for each of them, on one node at a time. */
@NullMarked
package org.autocrm.mail.fetching;

import org.jspecify.annotations.NullMarked;
