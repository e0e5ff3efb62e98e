package org.autocrm.rule;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a rule does to a ticket. */
public sealed interface RuleAction extends Serializable {

    /** The ticket becomes a team's work, by id, or no team's: null. */
    record ToTeam(@Nullable Long team) implements RuleAction {
        private static final long serialVersionUID = 1L;
    }

    /** The ticket becomes an agent's work, by the id of the account, or nobody's: null. */
    record ToAgent(@Nullable Long agent) implements RuleAction {
        private static final long serialVersionUID = 1L;
    }

    /** The ticket asks for a skill, by key, at a level from 1 to 5. */
    record Ask(String skill, int level, boolean required) implements RuleAction {
        private static final long serialVersionUID = 1L;
    }

    /** The ticket gets a priority, by key. */
    record Prioritize(String priority) implements RuleAction {
        private static final long serialVersionUID = 1L;
    }

    /** The ticket gets tags, and loses others. */
    record Tag(List<String> add, List<String> remove) implements RuleAction {
        private static final long serialVersionUID = 1L;

        public Tag {
            add = List.copyOf(add);
            remove = List.copyOf(remove);
        }
    }

    /** A field of our own, by key, gets values; none empties it. */
    record Fill(String field, List<String> values) implements RuleAction {
        private static final long serialVersionUID = 1L;

        public Fill {
            values = List.copyOf(values);
        }
    }

    /** The ticket gets a status, by key. */
    record Become(String status) implements RuleAction {
        private static final long serialVersionUID = 1L;
    }

    /** Colleagues are told something on the ticket; with placeholders. */
    record Note(String text) implements RuleAction {
        private static final long serialVersionUID = 1L;
    }

    /**
     * A mail goes out; with placeholders.
     *
     * @param to {@link #CUSTOMER}, or an address
     */
    record Mail(String to, String subject, String text) implements RuleAction {
        private static final long serialVersionUID = 1L;

        /** The customer of the ticket. */
        public static final String CUSTOMER = "customer";
    }

    /**
     * Colleagues get a mail that points at the ticket.
     *
     * @param whom {@link #ASSIGNEE}, {@link #LEADS} of the ticket's team, {@link #TEAM}, or the id of an account
     */
    record Notify(String whom) implements RuleAction {
        private static final long serialVersionUID = 1L;

        public static final String ASSIGNEE = "assignee";
        public static final String LEADS = "leads";
        public static final String TEAM = "team";
    }

    /** The ticket has an SLA policy, by id, whichever would match it. */
    record Promise(long policy) implements RuleAction {
        private static final long serialVersionUID = 1L;
    }

    /** No rule after this one is asked. */
    record Stop() implements RuleAction {
        private static final long serialVersionUID = 1L;
    }
}
