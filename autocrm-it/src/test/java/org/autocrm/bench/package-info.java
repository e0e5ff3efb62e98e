/** What AutoCRM costs: figures to be read and compared, never asserted. */
@NullMarked
package org.autocrm.bench;

import org.jspecify.annotations.NullMarked;
