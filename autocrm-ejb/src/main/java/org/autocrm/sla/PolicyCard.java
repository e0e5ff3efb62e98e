package org.autocrm.sla;

import java.io.Serializable;

/**
 * A policy as others see it.
 *
 * @param position its place in the order: the first whose condition holds makes the promises
 * @param version grows with every change
 */
public record PolicyCard(long id, int position, int version, PolicyDetails details) implements Serializable {

    private static final long serialVersionUID = 1L;
}
