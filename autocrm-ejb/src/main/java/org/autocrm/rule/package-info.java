/**
 * Ordered rules that change tickets: when one is opened, when somebody changes it, and when its time has come.
 *
 * <p>Administrators decide in {@link org.autocrm.rule.RuleBook}; {@link org.autocrm.rule.FiredRules} tells what fired
 * on a ticket. {@code RulePass} decides which rules fire and in which order, and knows neither tickets nor the
 * database. It must not know what follows other things than rules, but for routing, which it comes before.
 */
@NullMarked
package org.autocrm.rule;

import org.jspecify.annotations.NullMarked;
