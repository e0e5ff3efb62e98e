/** Judges the reading of mail by folders of mails with expected results: {@code mvn -Pmails -Dmails=<folder>}. */
@NullMarked
package org.autocrm.mail.inbound;

import org.jspecify.annotations.NullMarked;
