package org.autocrm.rule;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator decides about a rule.
 *
 * @param set when it is asked; never changes
 * @param condition which tickets it is for, in the language of queries; empty means all
 * @param on of the set {@code change}: the kinds of change that it looks at; empty means any
 * @param anchor of the set {@code time}: what its time counts from; null in the others
 * @param minutes of the set {@code time}: how long after the anchor; negative before what is due
 * @param actions what it does, in order
 * @param active whether it is asked
 */
public record RuleDetails(
        RuleSet set,
        String name,
        String condition,
        Set<ChangeKind> on,
        @Nullable Anchor anchor,
        int minutes,
        List<RuleAction> actions,
        boolean active)
        implements Serializable {

    private static final long serialVersionUID = 1L;

    public RuleDetails {
        name = name.strip();
        condition = condition.strip();
        on = Collections.unmodifiableSet(new TreeSet<>(on));
        actions = List.copyOf(actions);
    }

    /** The same, asked or not asked. */
    public RuleDetails active(boolean isAsked) {
        return new RuleDetails(set, name, condition, on, anchor, minutes, actions, isAsked);
    }
}
