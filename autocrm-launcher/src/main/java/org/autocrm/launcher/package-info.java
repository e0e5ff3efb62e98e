/**
 * Everything AutoCRM needs to run, in one command: a PostgreSQL, a server with the application, and for a demo a mail
 * server.
 *
 * <p>{@link org.autocrm.launcher.Launcher} is what {@code mvn -Prun} runs. Tests take the parts:
 * {@link org.autocrm.launcher.Database}, {@link org.autocrm.launcher.Installation},
 * {@link org.autocrm.launcher.MailServer}, {@link org.autocrm.launcher.Broker}. Knows the application only by its
 * settings, its health address and the sentence it refuses with.
 */
@NullMarked
package org.autocrm.launcher;

import org.jspecify.annotations.NullMarked;
