/**
 * The architecture as tests: what may know what, who may do what, and the pages that must stay true.
 *
 * <p>Every rule is also held against {@code planted}, a small application that breaks each of them: a rule that does
 * not see its planted violation would see no real one either.
 */
@NullMarked
package org.autocrm.architecture;

import org.jspecify.annotations.NullMarked;
