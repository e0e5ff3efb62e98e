package org.autocrm.ticket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.autocrm.account.Person;
import org.autocrm.account.Teams;
import org.autocrm.ticket.TicketEvent.Assigned;
import org.autocrm.ticket.TicketEvent.Mentioned;
import org.autocrm.ticket.TicketEvent.NoteWritten;
import org.autocrm.ticket.TicketEvent.ReplyWritten;

/** What all doors do when an agent says something on a ticket that they have taken. */
@ApplicationScoped
class Speech {

    @Inject
    private Tickets tickets;

    @Inject
    private Changer changer;

    @Inject
    private Catalog catalog;

    @Inject
    private KeptDrafts drafts;

    @Inject
    private Teams teams;

    @Inject
    private MailIds mailIds;

    @Inject
    private Event<TicketEvent> events;

    @Inject
    private Clock clock;

    /** Answers the customer and changes properties, both or neither; the id of the message. */
    long reply(Ticket ticket, Person agent, Writing writing, TicketChanges changes) {
        refuseEmpty(ticket.number(), writing);
        refuseUnseen(ticket, writing.lastSeen());
        var status = ticket.statusKey();
        var said = ticket.reply(
                author(agent), writing.words(), catalog.now().byDefault(TicketStatus.WAITING), clock.instant());
        var message = keep(said.message(), writing);
        message.leavesBy(mailIds.next(ticket.number()));
        Optional<Assigned> taken =
                ticket.assignee() == null && changes.assignee().isEmpty()
                        ? ticket.giveTo(agent.id(), clock.instant())
                        : Optional.empty();
        drafts.discard(ticket, agent.id(), MessageKind.REPLY); // the first statement: what changed before is one row
        events.fire(new ReplyWritten(ticket.number(), message.id()));
        said.consequences().forEach(events::fire);
        taken.ifPresent(events::fire);
        changer.change(ticket, changes);
        if (!ticket.statusKey().equals(status)) {
            changer.refuseMissingFields(ticket);
        }
        return message.id();
    }

    /** Leaves a note and changes properties, both or neither; the id of the note. */
    long note(Ticket ticket, Person agent, Writing writing, TicketChanges changes) {
        refuseEmpty(ticket.number(), writing);
        var message = keep(ticket.note(author(agent), writing.words(), clock.instant()), writing);
        drafts.discard(ticket, agent.id(), MessageKind.NOTE);
        events.fire(new NoteWritten(ticket.number(), message.id()));
        mention(ticket, message);
        changer.change(ticket, changes);
        return message.id();
    }

    private Message keep(Message message, Writing writing) {
        var rules = new FileRules(catalog.now().settings());
        writing.files().forEach(file -> rules.refuse(file.name(), file.mediaType(), file.size()));
        tickets.add(message);
        writing.files().forEach(message::attach);
        return message;
    }

    private void mention(Ticket ticket, Message message) {
        if (!Mentions.mayBeIn(message.text())) {
            return;
        }
        Set<Long> named =
                Mentions.in(message.text(), teams.allAgents()).stream().collect(Collectors.toUnmodifiableSet());
        if (!named.isEmpty()) {
            tickets.mention(message, named);
            named.forEach(agent -> events.fire(new Mentioned(ticket.number(), message.id(), agent)));
            changer.change(
                    ticket,
                    TicketChanges.begin().followers(SetChange.add(named)).end());
        }
    }

    static Author author(Person agent) {
        return new Author(agent.name(), Optional.of(agent.email()), Optional.of(agent.id()));
    }

    void refuseUnseen(Ticket ticket, OptionalLong lastSeen) {
        if (lastSeen.isPresent() && ticket.lastMessage() > lastSeen.getAsLong()) {
            var newer = tickets.newerThan(ticket, lastSeen.getAsLong());
            if (!newer.isEmpty()) {
                throw new NewerMessage(ticket.number(), newer);
            }
        }
    }

    private static void refuseEmpty(TicketNumber number, Writing writing) {
        if (writing.isEmpty()) {
            throw new EmptyMessage(number);
        }
    }
}
