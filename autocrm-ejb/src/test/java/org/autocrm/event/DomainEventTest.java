package org.autocrm.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.autocrm.account.AccountEvent;
import org.autocrm.mail.inbound.MailEvent;
import org.autocrm.shared.EmailAddress;
import org.autocrm.ticket.Channel;
import org.autocrm.ticket.TicketEvent;
import org.autocrm.ticket.TicketNumber;
import org.junit.jupiter.api.Test;

class DomainEventTest {

    @Test
    void isNamedAfterItsFeatureAndItself() {
        assertThat(DomainEvent.typeOf(TicketEvent.Opened.class)).isEqualTo("ticket.Opened");
        assertThat(DomainEvent.typeOf(AccountEvent.ResetAsked.class)).isEqualTo("account.ResetAsked");
    }

    @Test
    void isOfTheFeatureHoweverDeepItLies() {
        assertThat(DomainEvent.typeOf(MailEvent.class)).isEqualTo("mail.MailEvent");
    }

    @Test
    void knowsTheTicketThatItIsAbout() {
        assertThat(new TicketEvent.Opened(new TicketNumber("10042"), 1, Channel.API).ticketNumber())
                .contains("10042");
        assertThat(Rang.twice().ticketNumber()).isEmpty();
    }

    @Test
    void isALinkOfTheChainOfWhatItIsAbout() {
        assertThat(new TicketEvent.Opened(new TicketNumber("10042"), 1, Channel.API).chain())
                .isEqualTo("ticket:10042");
        assertThat(new AccountEvent.ResetAsked(new EmailAddress("Ann@example.org")).chain())
                .isEqualTo("account:ann@example.org");
        assertThat(Rang.twice().chain()).isEqualTo("event");
    }

    @Test
    void isOfAKnownType() {
        assertThat(EventTypes.all()).contains("ticket.Opened", "account.DutyChanged");
    }

    @Test
    void isFollowedByItsName() {
        var subscription = new Subscription("bells", Rang.class, TicketEvent.Opened.class) {};

        assertThat(subscription.follower()).isEqualTo("bells");
        assertThat(subscription.types()).containsExactlyInAnyOrder("event.Rang", "ticket.Opened");
    }
}
