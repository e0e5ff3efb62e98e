/** Tells load balancers and administrators whether this installation works. */
@NullMarked
package org.autocrm.web.health;

import org.jspecify.annotations.NullMarked;
