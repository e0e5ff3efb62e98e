/** What teams have to do at this moment, for a screen on the wall. */
@NullMarked
package org.autocrm.web.wallboard;

import org.jspecify.annotations.NullMarked;
