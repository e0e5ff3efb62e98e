/**
 * Views: named lists of tickets, each a query with an order and columns. Some are the same in every installation,
 * others are made by agents for themselves, their team or everybody.
 *
 * <p>Door: {@link org.autocrm.view.Views}. Changes are announced as {@link org.autocrm.view.ViewEvent}s. Knows how
 * tickets are found, and no screen.
 */
@NullMarked
package org.autocrm.view;

import org.jspecify.annotations.NullMarked;
