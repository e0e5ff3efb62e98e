/** The built EAR on a real server, with a real database, broker, mail server and browser, asked by real protocols. */
@NullMarked
package org.autocrm.it;

import org.jspecify.annotations.NullMarked;
