/**
 * JSON from and to records, the same on every server: strict when it reads, quick when it writes.
 *
 * <p>Read with {@link org.autocrm.web.json.Form}, write with {@link org.autocrm.web.json.JsonText}. A record's
 * components are the members, and its validation annotations are the rules. Knows no HTTP.
 */
@NullMarked
package org.autocrm.web.json;

import org.jspecify.annotations.NullMarked;
