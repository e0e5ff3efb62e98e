/**
 * What all pages of the portal share: their addresses, their frame, their words and how they tell problems.
 *
 * <p>It knows no ticket and no account; those are the packages beside it.
 */
@NullMarked
package org.autocrm.portal.faces;

import org.jspecify.annotations.NullMarked;
