/** Logging in and out, and setting up the first administrator. */
@NullMarked
package org.autocrm.web.login;

import org.jspecify.annotations.NullMarked;
