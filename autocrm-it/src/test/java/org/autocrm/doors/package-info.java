/** The doors of the domain on a real database, without a server: rules that SQL takes part in. */
@NullMarked
package org.autocrm.doors;

import org.jspecify.annotations.NullMarked;
