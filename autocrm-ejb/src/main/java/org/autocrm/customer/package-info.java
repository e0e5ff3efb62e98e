/**
 * The people who ask, and the organizations they belong to.
 *
 * <p>Doors: {@link org.autocrm.customer.Customers} for whoever takes in a message,
 * {@link org.autocrm.customer.CustomerFile} and {@link org.autocrm.customer.Organizations} for agents. Knows nothing of
 * tickets.
 */
@NullMarked
package org.autocrm.customer;

import org.jspecify.annotations.NullMarked;
