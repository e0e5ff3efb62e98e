package org.autocrm.ticket;

import java.io.Serializable;

/**
 * Why a change is not possible.
 *
 * @param property what was to be changed, such as {@code status} or {@code fields/order-number}
 * @param reason a sentence for the person who asked
 */
public record Objection(String property, String reason) implements Serializable {}
