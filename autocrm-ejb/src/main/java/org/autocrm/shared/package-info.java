/** The few words every feature speaks: addresses, safe HTML, the clock, tokens. Nothing here knows a feature. */
@NullMarked
package org.autocrm.shared;

import org.jspecify.annotations.NullMarked;
