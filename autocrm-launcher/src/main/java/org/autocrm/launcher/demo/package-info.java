/**
 * The desk that a demo shows: agents, customers and three months of tickets, written into an empty database.
 *
 * <p>Use {@link DemoData}. Everything that people say is kept in the text files of {@code resources/demo}, whose form
 * its README explains; nothing here knows the server or the application, only its tables.
 */
@NullMarked
package org.autocrm.launcher.demo;

import org.jspecify.annotations.NullMarked;
