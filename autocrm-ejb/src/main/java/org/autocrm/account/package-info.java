/**
 * Who may log in, the teams that agents work in, one-time links and API keys.
 *
 * <p>Doors: {@link org.autocrm.account.Registration}, {@link org.autocrm.account.Teams},
 * {@link org.autocrm.account.Directory}, {@link org.autocrm.account.ApiKeys}, and {@link org.autocrm.account.KeyCheck}
 * for every request that comes with a key. Knows nothing of tickets.
 */
@NullMarked
package org.autocrm.account;

import org.jspecify.annotations.NullMarked;
