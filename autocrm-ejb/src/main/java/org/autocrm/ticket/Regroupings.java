package org.autocrm.ticket;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.autocrm.account.Teams;
import org.autocrm.setting.Settings;
import org.autocrm.shared.Keyset;
import org.autocrm.ticket.TicketEvent.Merged;
import org.autocrm.ticket.TicketEvent.MergedInto;
import org.autocrm.ticket.TicketEvent.Opened;
import org.autocrm.ticket.TicketEvent.RegroupingUndone;
import org.autocrm.ticket.TicketEvent.Split;
import org.autocrm.ticket.TicketEvent.SplitFrom;
import org.jspecify.annotations.Nullable;

/** Merges tickets, splits them, and undoes both. Messages move as they are and keep where they were written. */
@Stateless
@RolesAllowed("agent")
public class Regroupings {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Tickets tickets;

    @Inject
    private Sight sight;

    @Inject
    private Changer changer;

    @Inject
    private RegroupedCopies copies;

    @Inject
    private Catalog catalog;

    @Inject
    private Teams teams;

    @Inject
    private Settings settings;

    @Inject
    private Event<TicketEvent> events;

    @Inject
    private Clock clock;

    /**
     * Moves all messages of the sources into the target and closes the sources. Who answers a mail of a source goes on
     * in the target; the customer of a source, if it is another, and who got copies there, get copies of its replies.
     *
     * @param seen the version of the target that the caller has seen, where that is known
     * @return the ids by which each merge is undone, in the order of the sources
     * @throws UnknownTicket if there is no such ticket
     * @throws TicketChangedMeanwhile if the target is in another version
     * @throws ChangeRefused if a ticket would be merged with itself, or was merged already
     */
    public List<Long> merge(TicketNumber target, List<TicketNumber> sources, OptionalLong seen) {
        var wanted = new LinkedHashSet<>(sources);
        if (wanted.isEmpty() || wanted.contains(target)) {
            throw new ChangeRefused("sources", "Name other tickets to merge into " + target + ".");
        }
        var all = new HashSet<>(wanted);
        all.add(target);
        var taken = sight.takeAll(all);
        var into = among(taken, target);
        changer.refuseOutdated(into, seen);
        taken.forEach(Regroupings::refuseMerged);
        List<Long> merges = new ArrayList<>();
        wanted.forEach(source -> merges.add(merge(among(taken, source), into)));
        return merges;
    }

    /**
     * Moves messages of a ticket to a new one, of the same customer and for the same people.
     *
     * @param messages by id; at least one of those that people or the desk sent stays
     * @param subject of the new ticket; that of the old one if empty
     * @param seen the version of the ticket that the caller has seen, where that is known
     * @throws UnknownTicket if there is no such ticket
     * @throws TicketChangedMeanwhile if it is in another version
     * @throws ChangeRefused if these messages cannot be split off
     */
    public SplitOff split(TicketNumber number, Set<Long> messages, Optional<String> subject, OptionalLong seen) {
        var source = sight.take(number);
        changer.refuseOutdated(source, seen);
        refuseMerged(source);
        var all = tickets.takeMessages(source);
        var chosen =
                all.stream().filter(message -> messages.contains(message.id())).toList();
        var staying =
                all.stream().filter(message -> !messages.contains(message.id())).toList();
        refuseSplit(messages, chosen, staying);
        var now = clock.instant();
        var target = newTicket(source, subject, chosen, now);
        var split = keep(
                Regrouping.split(source, chosen, staying, target, teams.me().id(), now));
        source.touch(now);
        copies.bring(source, target);
        log(source, "%d messages were split off as ticket %s".formatted(chosen.size(), target.number()), now);
        log(target, "Split off ticket " + number, now);
        events.fire(new Opened(target.number(), chosen.get(0).id(), target.channel()));
        events.fire(new SplitFrom(target.number(), number, split.id()));
        events.fire(new Split(number, target.number(), split.id()));
        return new SplitOff(split.id(), target.number());
    }

    /**
     * Undoes a merge or a split: every message goes back to where it was. What was written since stays where it was
     * written, but a ticket that was split off goes back as a whole and is closed.
     *
     * @throws UnknownTicket if there is no such regrouping, or the caller may not see its tickets
     * @throws RegroupingBlocked if something that came later has to be undone first; it says what
     */
    public void undo(long id) {
        var regrouping = Optional.ofNullable(em.find(Regrouping.class, id)).orElseThrow(() -> unknown(id));
        sight.takeAll(Set.of(regrouping.source().number(), regrouping.target().number()));
        em.refresh(regrouping, LockModeType.PESSIMISTIC_WRITE);
        UndoCheck.objection(regrouping, later(regrouping)).ifPresent(reason -> {
            throw new RegroupingBlocked(reason);
        });
        var source = regrouping.source();
        var target = regrouping.target();
        var known = catalog.now();
        var closed = known.byDefault(TicketStatus.CLOSED);
        var as = Optional.ofNullable(regrouping.sourceStatus())
                .map(known::status)
                .orElse(closed);
        var now = clock.instant();
        var change = regrouping.undo(
                tickets.takeMessages(source),
                tickets.takeMessages(target),
                as,
                closed,
                teams.me().id(),
                now);
        source.touch(now);
        target.touch(now);
        copies.takeBack(regrouping.addedCopies(), target);
        log(source, undone(regrouping), now);
        log(target, undone(regrouping), now);
        change.ifPresent(events::fire);
        events.fire(new RegroupingUndone(source.number(), target.number(), id));
        events.fire(new RegroupingUndone(target.number(), source.number(), id));
    }

    /**
     * What a ticket took part in, the newest first.
     *
     * @throws UnknownTicket if there is no such ticket
     */
    public List<RegroupingView> of(TicketNumber number) {
        return of(number, Keyset.first(Integer.MAX_VALUE));
    }

    /**
     * A part of what a ticket took part in, the newest first.
     *
     * @throws UnknownTicket if there is no such ticket
     */
    public List<RegroupingView> of(TicketNumber number, Keyset part) {
        var ticket = visible(number);
        return part.inOrder(em.createQuery(
                        "select r from Regrouping r where (r.source = :ticket or r.target = :ticket) and "
                                + part.condition("r.id"),
                        Regrouping.class)
                .setParameter("ticket", ticket)
                .setParameter("from", part.from())
                .setMaxResults(part.size())
                .getResultStream()
                .map(Regrouping::toView)
                .toList());
    }

    /**
     * What a ticket took part in, by the id of the merge or split; empty where it did not.
     *
     * @throws UnknownTicket if there is no such ticket
     */
    public Optional<RegroupingView> find(TicketNumber number, long id) {
        visible(number);
        return Optional.ofNullable(em.find(Regrouping.class, id))
                .map(Regrouping::toView)
                .filter(found -> found.source().equals(number) || found.target().equals(number));
    }

    private Ticket visible(TicketNumber number) {
        return tickets.find(number)
                .filter(found -> sight.isIn(found.team()))
                .orElseThrow(() -> new UnknownTicket(number));
    }

    private static Ticket among(List<Ticket> taken, TicketNumber number) {
        return taken.stream()
                .filter(ticket -> ticket.number().equals(number))
                .findFirst()
                .orElseThrow(() -> new UnknownTicket(number));
    }

    private long merge(Ticket source, Ticket target) {
        var now = clock.instant();
        var merge = keep(Regrouping.merge(
                source,
                tickets.takeMessages(source),
                target,
                tickets.takeMessages(target),
                teams.me().id(),
                now));
        var closed = source.goOnIn(target, catalog.now().byDefault(TicketStatus.CLOSED), now);
        target.touch(now);
        merge.added(copies.bring(source, target));
        log(target, "Merged " + source.number() + " into this ticket", now);
        log(source, "Merged into ticket " + target.number(), now);
        events.fire(new MergedInto(source.number(), target.number(), merge.id()));
        closed.ifPresent(events::fire);
        events.fire(new Merged(target.number(), source.number(), merge.id()));
        return merge.id();
    }

    private Ticket newTicket(Ticket source, Optional<String> subject, List<Message> chosen, Instant now) {
        var known = catalog.now();
        var ticket = new Ticket(
                tickets.nextNumber(),
                source.customerId(),
                subject.filter(line -> !line.isBlank()).orElse(source.subjectLine()),
                source.channel(),
                known.byDefault(TicketStatus.OPEN),
                known.priority(source.priorityKey()),
                now);
        ticket.inherit(source, waitingSince(chosen));
        return tickets.add(ticket);
    }

    /** Since when the customer waits for an answer to these messages; null if the last word is ours. */
    static @Nullable Instant waitingSince(List<Message> messages) {
        @Nullable Instant since = null;
        for (var message : messages) {
            if (message.kind() == MessageKind.REPLY) {
                since = null;
            } else if (message.kind() == MessageKind.RECEIVED && since == null) {
                since = message.writtenAt();
            }
        }
        return since;
    }

    static void refuseSplit(Set<Long> wanted, List<Message> chosen, List<Message> staying) {
        if (chosen.isEmpty() || chosen.size() < wanted.size()) {
            throw new ChangeRefused("messages", "Choose messages of this ticket.");
        }
        if (chosen.stream().anyMatch(message -> message.kind() == MessageKind.SYSTEM)) {
            throw new ChangeRefused("messages", "What the desk keeps about this ticket stays on it.");
        }
        if (staying.stream().allMatch(message -> message.kind() == MessageKind.SYSTEM)) {
            throw new ChangeRefused("messages", "At least one message stays.");
        }
    }

    private static void refuseMerged(Ticket ticket) {
        ticket.mergedInto().ifPresent(target -> {
            throw new ChangeRefused(
                    "ticket",
                    "Ticket %s was merged into ticket %s already.".formatted(ticket.number(), target.number()));
        });
    }

    private List<Regrouping> later(Regrouping regrouping) {
        return em.createQuery("""
                        select distinct r from Regrouping r
                        where r.id > :id and r.undoneAt is null
                        and (r.source in :both or r.target in :both
                            or exists (select m.id from Regrouping mine join mine.messages m join r.messages moved
                                where mine = :mine and moved = m))
                        order by r.id desc
                        """, Regrouping.class)
                .setParameter("id", regrouping.id())
                .setParameter("both", List.of(regrouping.source(), regrouping.target()))
                .setParameter("mine", regrouping)
                .getResultList();
    }

    private Regrouping keep(Regrouping regrouping) {
        em.persist(regrouping);
        return regrouping;
    }

    private void log(Ticket ticket, String line, Instant at) {
        tickets.add(ticket.log(Author.desk(settings.brand()), line, at));
    }

    private static String undone(Regrouping regrouping) {
        return regrouping.isMerge()
                ? "The merge of ticket %s into ticket %s was undone"
                        .formatted(
                                regrouping.source().number(),
                                regrouping.target().number())
                : "The split of ticket %s off ticket %s was undone"
                        .formatted(
                                regrouping.target().number(),
                                regrouping.source().number());
    }

    private static UnknownTicket unknown(long id) {
        return new UnknownTicket("that took part in regrouping " + id);
    }
}
