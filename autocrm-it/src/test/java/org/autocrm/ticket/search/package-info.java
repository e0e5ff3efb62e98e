/** Tests of the search against a real PostgreSQL with the demo's tickets. */
@NullMarked
package org.autocrm.ticket.search;

import org.jspecify.annotations.NullMarked;
