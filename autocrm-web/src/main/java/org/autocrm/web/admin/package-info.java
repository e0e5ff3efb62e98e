/** What an administrator looks after. */
@NullMarked
package org.autocrm.web.admin;

import org.jspecify.annotations.NullMarked;
