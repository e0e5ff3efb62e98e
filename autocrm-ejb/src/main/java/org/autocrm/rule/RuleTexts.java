package org.autocrm.rule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.autocrm.account.Person;
import org.autocrm.account.TeamRef;
import org.autocrm.account.Teams;
import org.autocrm.customer.CustomerCard;
import org.autocrm.customer.Customers;
import org.autocrm.setting.Settings;
import org.autocrm.ticket.MailFacts;

/** Fills the placeholders of texts with what a ticket is at that moment. */
@ApplicationScoped
class RuleTexts {

    @Inject
    private Customers customers;

    @Inject
    private Teams teams;

    @Inject
    private Settings settings;

    /** The text about a ticket; what there is none of is left empty. */
    String filled(String text, MailFacts ticket) {
        return Placeholders.filled(text, placeholder -> switch (placeholder) {
            case "{ticket.number}" -> ticket.number().value();
            case "{ticket.subject}" -> ticket.subject();
            case "{customer.name}" ->
                customers.card(ticket.customer()).map(CustomerCard::name).orElse("");
            case "{customer.email}" ->
                customers
                        .card(ticket.customer())
                        .map(card -> card.email().value())
                        .orElse("");
            case "{team.name}" ->
                ticket.team().flatMap(teams::find).map(TeamRef::name).orElse("");
            case "{assignee.name}" ->
                ticket.assignee().flatMap(teams::agent).map(Person::name).orElse("");
            default -> settings.brand();
        });
    }
}
