/**
 * What customers were promised, and by when: policies, the clocks of a ticket, and what happens before and after a
 * promise is broken. It follows tickets; the ticket keeps only the moment that is due next.
 *
 * <p>Ask {@link org.autocrm.sla.SlaReceipts} how a moment came about, and decide in
 * {@link org.autocrm.sla.SlaPolicies}.
 */
@NullMarked
package org.autocrm.sla;

import org.jspecify.annotations.NullMarked;
