/**
 * What customers call their requests: asking, the list, the conversation and its files. Everything goes through
 * {@link org.autocrm.ticket.CustomerDesk}, which knows whose ticket is whose.
 */
@NullMarked
package org.autocrm.portal.request;

import org.jspecify.annotations.NullMarked;
