/**
 * Requests that may come twice and are carried out once.
 *
 * <p>Door: {@link org.autocrm.idempotency.Idempotency}. Knows neither HTTP nor what the requests are about.
 */
@NullMarked
package org.autocrm.idempotency;

import org.jspecify.annotations.NullMarked;
