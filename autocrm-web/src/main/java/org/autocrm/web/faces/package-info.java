/** What all pages of the desk share: addresses, the frame around a page, how values are shown. */
@NullMarked
package org.autocrm.web.faces;

import org.jspecify.annotations.NullMarked;
