/** How a customer registers, chooses a password, logs in and out. */
@NullMarked
package org.autocrm.portal.account;

import org.jspecify.annotations.NullMarked;
