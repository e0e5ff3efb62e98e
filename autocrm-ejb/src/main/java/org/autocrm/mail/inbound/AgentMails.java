package org.autocrm.mail.inbound;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.autocrm.account.Person;
import org.autocrm.account.Teams;
import org.autocrm.customer.Customers;
import org.autocrm.event.Origin;
import org.autocrm.mail.proof.AuthenticationResults;
import org.autocrm.mail.proof.MailToken;
import org.autocrm.mail.proof.MailToken.Holder;
import org.autocrm.setting.Settings;
import org.autocrm.ticket.ChangeRefused;
import org.autocrm.ticket.Command;
import org.autocrm.ticket.DeputyDesk;
import org.autocrm.ticket.FileNotAllowed;
import org.autocrm.ticket.FileRef;
import org.autocrm.ticket.NewerMessage;
import org.autocrm.ticket.SystemDesk;
import org.autocrm.ticket.TicketClosed;
import org.autocrm.ticket.TicketNumber;
import org.autocrm.ticket.UnknownTicket;
import org.autocrm.ticket.Words;
import org.autocrm.ticket.Writing;

/**
 * Agents who answer their customers, and command, by mail. Anybody can write an agent's address above a mail, so it
 * counts only if it answers a mail that went to that agent alone, or if our own mail server says that the agent's
 * domain vouches for it.
 */
@ApplicationScoped
class AgentMails {

    @Inject
    private Teams teams;

    @Inject
    private Customers customers;

    @Inject
    private MailThreads threads;

    @Inject
    private MailScreen screen;

    @Inject
    private SystemDesk desk;

    @Inject
    private DeputyDesk deputy;

    @Inject
    private Settings settings;

    /** The agent whose address is above a mail; empty where it is nobody's. */
    Optional<Person> author(IncomingMail mail) {
        return mail.fromNamed() ? teams.agentOf(mail.from()) : Optional.empty();
    }

    /** The ticket that an agent means, as an agent: not one of which they are the customer themselves. */
    Optional<TicketNumber> meant(Person agent, IncomingMail mail) {
        var own = customers.idOf(agent.email());
        return Stream.concat(
                        shown(agent, mail).stream().flatMap(token -> desk.ticketOfMessage(token.message()).stream()),
                        threads.of(mail).answered().stream())
                .filter(ticket -> desk.mailFacts(ticket)
                        .filter(facts ->
                                own.filter(id -> id == facts.customer()).isEmpty())
                        .isPresent())
                .findFirst();
    }

    /**
     * Says and does on a ticket what the agent says and commands in a mail.
     *
     * @param files what it brings, kept once it is known that it counts
     * @throws AgentMailRefused if it does not prove itself, or what it wants is not possible
     */
    void take(long id, Person agent, TicketNumber ticket, IncomingMail mail, Supplier<List<FileRef>> files) {
        var shown = shown(agent, mail);
        var isVouchedFor = isVouchedFor(mail);
        if (shown.isEmpty() && !isVouchedFor) {
            throw new AgentMailRefused(
                    id,
                    agent,
                    ticket,
                    "Nothing proves that it is from you. Answer a mail that the desk has sent to you, or answer at the desk.");
        }
        if (!isVouchedFor && !screen.others(mail.addressees()).isEmpty()) {
            throw new AgentMailRefused(
                    id,
                    agent,
                    ticket,
                    "It is written to others, too, who could go on in your name. Answer the desk alone.");
        }
        var read = MailCommands.in(mail.words().text());
        if (read.commands().isEmpty() && mail.words().isEmpty() && mail.files().isEmpty()) {
            throw new AgentMailRefused(id, agent, ticket, "It says nothing.");
        }
        var words = read.commands().isEmpty() ? mail.words() : Words.plain(read.text());
        List<Command> commands = new ArrayList<>(read.commands());
        if (shown.filter(token -> desk.isNote(token.message())).isPresent()) {
            commands.add(Command.NOTE); // what answers a colleague is not for the customer
        }
        var seen = shown.map(MailToken::message).map(OptionalLong::of).orElse(OptionalLong.empty());
        try (var here = Origin.current().onBehalfOf(agent.email().value()).enter()) {
            deputy.say(agent.id(), ticket, new Writing(words, files.get(), seen), commands);
        } catch (NewerMessage e) {
            throw new AgentMailRefused(
                    id,
                    agent,
                    ticket,
                    "Somebody has written on the ticket since the mail that you answer, so your answer was not sent.");
        } catch (ChangeRefused | FileNotAllowed e) {
            throw new AgentMailRefused(id, agent, ticket, String.valueOf(e.getMessage()));
        } catch (TicketClosed e) {
            throw new AgentMailRefused(id, agent, ticket, "The ticket is closed. Open it again first.");
        } catch (UnknownTicket e) {
            throw new AgentMailRefused(id, agent, ticket, "There is no such ticket, or you may not see it.");
        }
    }

    /** What the mail says of the one that it answers, if that one went to this agent alone. */
    private Optional<MailToken> shown(Person agent, IncomingMail mail) {
        return threads.tokensOf(mail).stream()
                .filter(token -> token.holder() == Holder.AGENT && token.id() == agent.id())
                .findFirst();
    }

    /** Whether a mail server of ours says that it is from the domain of its author; and it was meant for us. */
    boolean isVouchedFor(IncomingMail mail) {
        return screen.isToUs(mail)
                && AuthenticationResults.of(mail.verdicts(), trusted())
                        .prove(mail.from().domain());
    }

    private Set<String> trusted() {
        return Stream.of(settings.text("mail.authserv", "")
                        .toLowerCase(Locale.ROOT)
                        .split("[,\\s]+"))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }
}
