/** The agents' ticket screens. */
@NullMarked
package org.autocrm.web.ticket;

import org.jspecify.annotations.NullMarked;
