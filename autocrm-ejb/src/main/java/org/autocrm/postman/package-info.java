/**
 * Hands finished mails to the mail server.
 *
 * <p>Door: {@link org.autocrm.postman.Postman}. Knows nothing of tickets.
 */
@NullMarked
package org.autocrm.postman;

import org.jspecify.annotations.NullMarked;
