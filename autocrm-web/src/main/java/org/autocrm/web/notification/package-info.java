/** What agents hear of, and what they chose to hear of. */
@NullMarked
package org.autocrm.web.notification;

import org.jspecify.annotations.NullMarked;
