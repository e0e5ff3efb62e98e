/**
 * Reading what happened: the audit trail, the change feed for programs, exports, and whether a chain is sound.
 *
 * <p>Doors: {@link org.autocrm.audit.AuditTrail}, {@link org.autocrm.audit.ChangeFeed},
 * {@link org.autocrm.audit.AuditExport}. Writes nothing, and knows no feature: an event is what its row says.
 */
@NullMarked
package org.autocrm.audit;

import org.jspecify.annotations.NullMarked;
