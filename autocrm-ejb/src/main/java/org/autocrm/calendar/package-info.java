/**
 * When people work: business hours by the day of the week, in a time zone, without the holidays.
 *
 * <p>{@link org.autocrm.calendar.BusinessHours} counts. {@link org.autocrm.calendar.Calendars} knows whose hours were
 * which at a moment; administrators make and change them through {@link org.autocrm.calendar.CalendarFile}. Knows
 * nobody who counts.
 */
@NullMarked
package org.autocrm.calendar;

import org.jspecify.annotations.NullMarked;
