/**
 * Who may log in, the teams that agents work in, one-time links and API keys.
 *
 * <p>Doors: {@link org.autocrm.account.Registration}, {@link org.autocrm.account.Teams},
 * {@link org.autocrm.account.ApiKeys}. Knows nothing of tickets.
 */
@NullMarked
package org.autocrm.account;

import org.jspecify.annotations.NullMarked;
