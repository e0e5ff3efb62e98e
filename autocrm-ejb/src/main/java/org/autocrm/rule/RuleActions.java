package org.autocrm.rule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.autocrm.account.Person;
import org.autocrm.account.TeamRef;
import org.autocrm.account.Teams;
import org.autocrm.customer.CustomerCard;
import org.autocrm.customer.Customers;
import org.autocrm.event.Origin;
import org.autocrm.routing.SystemSkills;
import org.autocrm.rule.KnownRules.Active;
import org.autocrm.rule.RuleAction.Ask;
import org.autocrm.rule.RuleAction.Become;
import org.autocrm.rule.RuleAction.Fill;
import org.autocrm.rule.RuleAction.Mail;
import org.autocrm.rule.RuleAction.Note;
import org.autocrm.rule.RuleAction.Notify;
import org.autocrm.rule.RuleAction.Prioritize;
import org.autocrm.rule.RuleAction.Promise;
import org.autocrm.rule.RuleAction.Stop;
import org.autocrm.rule.RuleAction.Tag;
import org.autocrm.rule.RuleAction.ToAgent;
import org.autocrm.rule.RuleAction.ToTeam;
import org.autocrm.rule.RuleEvent.Mailed;
import org.autocrm.shared.EmailAddress;
import org.autocrm.sla.SystemPromises;
import org.autocrm.ticket.MailFacts;
import org.autocrm.ticket.Objection;
import org.autocrm.ticket.SetChange;
import org.autocrm.ticket.SystemDesk;
import org.autocrm.ticket.TicketChanges;
import org.autocrm.ticket.TicketNumber;
import org.autocrm.ticket.Words;

/**
 * Does what a rule is for, one action after the other, in the transaction of its pass. What is refused is noted with
 * the reason, and keeps nothing else back.
 */
@ApplicationScoped
class RuleActions {

    /** Rules do not flood anybody: so many mails to one address about one ticket, in so long. */
    private static final int MOST_MAILS = 5;

    private static final Duration MAILS_WITHIN = Duration.ofDays(1);

    @PersistenceContext
    private EntityManager em;

    @Inject
    private SystemDesk desk;

    @Inject
    private SystemSkills skills;

    @Inject
    private SystemPromises promises;

    @Inject
    private Teams teams;

    @Inject
    private Customers customers;

    @Inject
    private RuleTexts texts;

    @Inject
    private Event<RuleEvent> events;

    @Inject
    private Clock clock;

    /**
     * What a rule did.
     *
     * @param did a line each
     * @param refused a sentence each
     */
    record Result(boolean changed, boolean stop, List<String> did, List<String> refused) {}

    Result carryOut(TicketNumber number, Active rule) {
        var changed = false;
        var stop = false;
        List<String> did = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        var actions = rule.details().actions();
        for (int i = 0; i < actions.size(); i++) {
            var action = actions.get(i);
            stop |= action instanceof Stop;
            var before = refused.size();
            changed |= carryOut(number, rule, i, action, refused);
            if (refused.size() == before) {
                did.add(said(action).replaceAll("\\s+", " "));
            }
        }
        return new Result(changed, stop, did, refused);
    }

    private boolean carryOut(TicketNumber number, Active rule, int place, RuleAction action, List<String> refused) {
        if (action instanceof Stop) {
            return false;
        } else if (action instanceof Ask ask) {
            if (!skills.isKnown(ask.skill())) {
                refused.add("There is no skill " + ask.skill() + ".");
                return false;
            }
            return skills.ask(number, ask.skill(), ask.level(), ask.required());
        } else if (action instanceof Promise promise) {
            if (!promises.isInUse(promise.policy())) {
                refused.add("There is no SLA policy " + promise.policy() + " that makes promises.");
            } else {
                promises.give(number, promise.policy());
            }
            return false; // what is due is counted by the promises' own follower
        } else if (action instanceof Note note) {
            var words = Words.plain(texts.filled(note.text(), facts(number)));
            if (words.isEmpty()) {
                refused.add("The note would say nothing.");
                return false;
            }
            desk.note(number, words);
            return true;
        } else if (action instanceof Mail mail) {
            mail(facts(number), rule, place, mail).ifPresent(refused::add);
            return false;
        } else if (action instanceof Notify notify) {
            notify(facts(number), rule, place, notify).ifPresent(refused::add);
            return false;
        }
        var tried = desk.tryToChange(number, changes(action));
        tried.objections().stream().map(Objection::reason).forEach(refused::add);
        return tried.changed();
    }

    /** An action as a change of properties. */
    static TicketChanges changes(RuleAction action) {
        var changes = TicketChanges.begin();
        if (action instanceof ToTeam to) {
            changes.team(to.team());
        } else if (action instanceof ToAgent to) {
            changes.assignee(to.agent());
        } else if (action instanceof Prioritize prioritize) {
            changes.priority(prioritize.priority());
        } else if (action instanceof Tag tag) {
            changes.tags(new SetChange<>(false, new HashSet<>(tag.add()), new HashSet<>(tag.remove())));
        } else if (action instanceof Fill fill) {
            changes.field(fill.field(), fill.values());
        } else if (action instanceof Become become) {
            changes.status(become.status());
        } else {
            throw new IllegalArgumentException("changes no property: " + action);
        }
        return changes.end();
    }

    private MailFacts facts(TicketNumber number) {
        return desk.mailFacts(number).orElseThrow();
    }

    private Optional<String> mail(MailFacts ticket, Active rule, int place, Mail mail) {
        if (!mail.to().equals(Mail.CUSTOMER)) {
            return send(ticket, rule, place, new EmailAddress(mail.to()));
        }
        if (!ticket.fromPerson()) {
            return Optional.of("No mail to the customer: it is not known that a person wrote the first mail.");
        }
        return customers
                .card(ticket.customer())
                .map(CustomerCard::email)
                .map(address -> send(ticket, rule, place, address))
                .orElseGet(() -> Optional.of("The customer has no address."));
    }

    private Optional<String> notify(MailFacts ticket, Active rule, int place, Notify notify) {
        var told = addressees(ticket, notify.whom());
        if (told.isEmpty()) {
            return Optional.of("There was nobody to tell: " + notify.whom() + ".");
        }
        var refused = told.stream()
                .flatMap(address -> send(ticket, rule, place, address).stream())
                .collect(Collectors.joining(" "));
        return refused.isEmpty() ? Optional.empty() : Optional.of(refused);
    }

    private List<EmailAddress> addressees(MailFacts ticket, String whom) {
        Stream<Person> people = switch (whom) {
            case Notify.ASSIGNEE -> ticket.assignee().flatMap(teams::agent).stream();
            case Notify.TEAM -> ticket.team().stream().flatMap(team -> teams.members(team).stream());
            case Notify.LEADS ->
                ticket.team().stream()
                        .flatMap(team -> leads(team).stream())
                        .flatMap(lead -> teams.agent(lead).stream());
            default -> teams.agent(Long.parseLong(whom)).stream();
        };
        return people.map(Person::email).distinct().toList();
    }

    private List<Long> leads(long team) {
        List<?> ids = em.createNativeQuery("select account_id from team_lead where team_id = ?1 order by account_id")
                .setParameter(1, team)
                .getResultList();
        return ids.stream().map(id -> ((Number) id).longValue()).toList();
    }

    /** The mail is an event of its own, which the follower hears although it did it. */
    private Optional<String> send(MailFacts ticket, Active rule, int place, EmailAddress to) {
        var sent = em.createNativeQuery("""
                        select count(*) from event where chain = ?1 and type = 'rule.Mailed'
                        and payload->>'to' = ?2 and at > ?3
                        """)
                .setParameter(1, "ticket:" + ticket.number().value())
                .setParameter(2, to.value())
                .setParameter(3, Timestamp.from(clock.instant().minus(MAILS_WITHIN)))
                .getSingleResult();
        if (((Number) sent).intValue() >= MOST_MAILS) {
            return Optional.of("Rules sent %d mails about this ticket to %s within a day; that is enough."
                    .formatted(MOST_MAILS, to.value()));
        }
        try (var aside = Origin.of(Origin.Via.RULE, RuleSubscription.MAILS).enter()) {
            events.fire(new Mailed(ticket.number(), rule.id(), rule.edition(), place, to));
        }
        return Optional.empty();
    }

    /** What an action does, in a line. */
    private String said(RuleAction action) {
        var word = RuleJson.word(action);
        if (action instanceof ToTeam to) {
            return word + ": "
                    + Optional.ofNullable(to.team())
                            .flatMap(teams::find)
                            .map(TeamRef::name)
                            .orElse("none");
        } else if (action instanceof ToAgent to) {
            return word + ": "
                    + Optional.ofNullable(to.agent())
                            .flatMap(teams::agent)
                            .map(Person::name)
                            .orElse("none");
        } else if (action instanceof Ask ask) {
            return word + ": " + ask.skill() + " " + ask.level();
        } else if (action instanceof Prioritize prioritize) {
            return word + ": " + prioritize.priority();
        } else if (action instanceof Tag tag) {
            return word + ": "
                    + Stream.concat(
                                    tag.add().stream().map(name -> "+" + name),
                                    tag.remove().stream().map(name -> "−" + name))
                            .collect(Collectors.joining(" "));
        } else if (action instanceof Fill fill) {
            return word + ": " + fill.field() + " = " + String.join(", ", fill.values());
        } else if (action instanceof Become become) {
            return word + ": " + become.status();
        } else if (action instanceof Promise promise) {
            return word + ": " + promise.policy();
        } else if (action instanceof Mail mail) {
            return word + ": " + mail.to();
        } else if (action instanceof Notify notify) {
            return word + ": "
                    + (notify.whom().matches("[0-9]+")
                            ? teams.agent(Long.parseLong(notify.whom()))
                                    .map(Person::name)
                                    .orElse(notify.whom())
                            : notify.whom());
        }
        return word;
    }
}
