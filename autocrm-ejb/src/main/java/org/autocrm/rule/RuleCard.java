package org.autocrm.rule;

import java.io.Serializable;

/**
 * A rule as others see it.
 *
 * @param position its place in the order of its set, from 1
 * @param edition grows with every change; all are kept
 */
public record RuleCard(long id, int position, int edition, RuleDetails details) implements Serializable {

    private static final long serialVersionUID = 1L;
}
