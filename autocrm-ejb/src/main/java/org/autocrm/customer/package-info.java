/**
 * The people who ask, and the organizations they belong to.
 *
 * <p>Door: {@link org.autocrm.customer.Customers}. Knows nothing of tickets.
 */
@NullMarked
package org.autocrm.customer;

import org.jspecify.annotations.NullMarked;
