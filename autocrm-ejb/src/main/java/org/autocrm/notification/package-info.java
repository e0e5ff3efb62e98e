/**
 * What agents hear of without looking: on the screen and by mail, as each of them chose.
 *
 * <p>Doors: an agent reads through {@link org.autocrm.notification.Notices} and chooses through
 * {@link org.autocrm.notification.NoticeChoices}; a link in a mail gets to {@link org.autocrm.notification.MailsOff}
 * without a log-in. Follows the events of tickets and of promises; nobody below knows it.
 */
@NullMarked
package org.autocrm.notification;

import org.jspecify.annotations.NullMarked;
