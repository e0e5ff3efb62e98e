/** Tests of the tables' making against a real PostgreSQL, without a server. */
@NullMarked
package org.autocrm.setting;

import org.jspecify.annotations.NullMarked;
