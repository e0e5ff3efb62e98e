/**
 * When people work: business hours by the day of the week, in a time zone, without the holidays.
 *
 * <p>{@link org.autocrm.calendar.BusinessHours} counts; it knows nobody who counts with it.
 */
@NullMarked
package org.autocrm.calendar;

import org.jspecify.annotations.NullMarked;
