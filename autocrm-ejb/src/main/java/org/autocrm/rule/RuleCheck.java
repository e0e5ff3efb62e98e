package org.autocrm.rule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.autocrm.account.Teams;
import org.autocrm.routing.SystemSkills;
import org.autocrm.rule.RuleAction.Ask;
import org.autocrm.rule.RuleAction.Mail;
import org.autocrm.rule.RuleAction.Note;
import org.autocrm.rule.RuleAction.Notify;
import org.autocrm.rule.RuleAction.Promise;
import org.autocrm.rule.RuleAction.Stop;
import org.autocrm.rule.RuleAction.Tag;
import org.autocrm.shared.EmailAddress;
import org.autocrm.sla.SystemPromises;
import org.autocrm.ticket.ChangeRefused;
import org.autocrm.ticket.DeputyDesk;
import org.autocrm.ticket.Objection;
import org.autocrm.ticket.search.Query;
import org.autocrm.ticket.search.QuerySyntax;
import org.autocrm.ticket.search.TicketMatch;

/** Refuses a rule that could not work, and says what is wrong with it. */
@ApplicationScoped
class RuleCheck {

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_SUBJECT = 200;
    private static final int LONGEST_TEXT = 10_000;
    private static final int MOST_ACTIONS = 20;
    private static final int MOST_MINUTES = 366 * 24 * 60;
    private static final int BEST_LEVEL = 5;

    @Inject
    private Teams teams;

    @Inject
    private SystemPromises promises;

    @Inject
    private SystemSkills skills;

    @Inject
    private DeputyDesk desk;

    @Inject
    private TicketMatch match;

    void refuse(RuleDetails rule) {
        if (rule.name().isEmpty() || rule.name().length() > LONGEST_NAME) {
            throw new RuleNotValid("name", "A rule needs a name of at most " + LONGEST_NAME + " characters.");
        }
        refuseCondition(rule.condition());
        refuseTrigger(rule);
        if (rule.actions().isEmpty()) {
            throw new RuleNotValid("actions", "A rule does something: give at least one action.");
        }
        if (rule.actions().size() > MOST_ACTIONS) {
            throw new RuleNotValid("actions", "A rule has at most " + MOST_ACTIONS + " actions.");
        }
        for (int i = 0; i < rule.actions().size(); i++) {
            refuse("actions/" + i, rule.actions().get(i));
        }
    }

    /** @throws RuleNotValid if the condition cannot be understood, or names what does not exist */
    void refuseCondition(String condition) {
        if (condition.length() > Query.LONGEST) {
            throw new RuleNotValid("condition", "A condition has at most " + Query.LONGEST + " characters.");
        }
        try {
            match.understand(condition);
        } catch (QuerySyntax e) {
            throw new RuleNotValid("condition", e.sentence(), e.offset(), e.length());
        }
    }

    private static void refuseTrigger(RuleDetails rule) {
        if (rule.set() != RuleSet.CHANGE && !rule.on().isEmpty()) {
            throw new RuleNotValid("on", "Only a rule on change looks at kinds of change.");
        }
        var anchor = rule.anchor();
        if (rule.set() != RuleSet.TIME) {
            if (anchor != null) {
                throw new RuleNotValid("anchor", "Only a rule on time counts from a moment.");
            }
        } else if (anchor == null) {
            throw new RuleNotValid("anchor", "Say what the time counts from, such as opened or waiting.");
        } else if (Math.abs(rule.minutes()) > MOST_MINUTES) {
            throw new RuleNotValid("minutes", "A rule waits for a year at most.");
        } else if (anchor != Anchor.DUE && rule.minutes() < 1) {
            throw new RuleNotValid(
                    "minutes", "A rule on time waits at least one minute; only what is due can be still to come.");
        }
    }

    private void refuse(String place, RuleAction action) {
        if (action instanceof Stop) {
            return;
        }
        if (action instanceof Ask ask) {
            if (!skills.isKnown(ask.skill())) {
                throw new RuleNotValid(place + "/skill", "There is no skill " + ask.skill() + ".");
            }
            if (ask.level() < 1 || ask.level() > BEST_LEVEL) {
                throw new RuleNotValid(place + "/level", "A level is a number from 1 to " + BEST_LEVEL + ".");
            }
        } else if (action instanceof Note note) {
            refuseText(place + "/text", note.text(), LONGEST_TEXT);
        } else if (action instanceof Mail mail) {
            if (!mail.to().equals(Mail.CUSTOMER) && EmailAddress.in(mail.to()).isEmpty()) {
                throw new RuleNotValid(
                        place + "/to", "A mail goes to customer or to an address, not to " + mail.to() + ".");
            }
            refuseText(place + "/subject", mail.subject(), LONGEST_SUBJECT);
            refuseText(place + "/text", mail.text(), LONGEST_TEXT);
        } else if (action instanceof Promise promise) {
            if (!promises.isInUse(promise.policy())) {
                throw new RuleNotValid(
                        place + "/policy", "There is no SLA policy " + promise.policy() + " that makes promises.");
            }
        } else if (action instanceof Notify notify) {
            refuseWhom(place, notify.whom());
        } else {
            refuseChange(place, action);
        }
    }

    private void refuseWhom(String place, String whom) {
        var isKnown = whom.equals(Notify.ASSIGNEE)
                || whom.equals(Notify.LEADS)
                || whom.equals(Notify.TEAM)
                || whom.matches("[0-9]{1,18}") && teams.isAgent(Long.parseLong(whom));
        if (!isKnown) {
            throw new RuleNotValid(
                    place + "/whom", "Tell assignee, leads, team or an agent by id; there is no agent " + whom + ".");
        }
    }

    private static void refuseText(String place, String text, int longest) {
        if (text.isBlank() || text.length() > longest) {
            throw new RuleNotValid(place, "This needs a text of at most " + longest + " characters.");
        }
        Placeholders.unknown(text).ifPresent(unknown -> {
            throw new RuleNotValid(
                    place,
                    "There is no placeholder %s; there are %s."
                            .formatted(unknown, String.join(", ", Placeholders.ALL)));
        });
    }

    private void refuseChange(String place, RuleAction action) {
        if (action instanceof Tag tag && tag.add().isEmpty() && tag.remove().isEmpty()) {
            throw new RuleNotValid(place + "/add", "Name a tag to add or to remove.");
        }
        try {
            desk.refuseImpossible(RuleActions.changes(action));
        } catch (ChangeRefused e) {
            var objection = e.objections().get(0);
            throw new RuleNotValid(place + "/" + member(objection), objection.reason());
        }
    }

    private static String member(Objection objection) {
        return switch (objection.property().replaceFirst("/.*", "")) {
            case "tags" -> "add";
            case "fields" -> objection.reason().startsWith("There is no field") ? "field" : "values";
            case "assignee" -> "agent";
            default -> objection.property();
        };
    }
}
