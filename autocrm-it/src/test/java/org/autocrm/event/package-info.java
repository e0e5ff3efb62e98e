/**
 * Tests of the event log against a real PostgreSQL, without a server: with the very statements that the application
 * uses.
 */
@NullMarked
package org.autocrm.event;

import org.jspecify.annotations.NullMarked;
