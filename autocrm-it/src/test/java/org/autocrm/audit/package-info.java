/** Tests of the audit trail against a real PostgreSQL, without a server. */
@NullMarked
package org.autocrm.audit;

import org.jspecify.annotations.NullMarked;
