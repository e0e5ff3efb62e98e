package org.autocrm.rule;

import java.io.Serializable;

/**
 * How the rules of a set are asked.
 *
 * @param version grows with every change
 */
public record RuleSetCard(RuleSet set, RuleMode mode, int version) implements Serializable {

    private static final long serialVersionUID = 1L;
}
