package org.autocrm.launcher.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.autocrm.launcher.demo.Customers.Customer;
import org.autocrm.launcher.demo.DemoTicket.Delivery;
import org.autocrm.launcher.demo.DemoTicket.Kind;
import org.autocrm.launcher.demo.DemoTicket.Status;

/** Three months at the demo desk, up to a moment: the tickets in the order in which they came in. */
record DeskHistory(Staff staff, Customers customers, List<DemoTicket> tickets) {

    static final int TICKETS = 2000;
    private static final int DAYS = 90;
    private static final int FRESH = 25;
    private static final int FRESH_SECONDS = 5 * 3600;
    private static final Map<Status, Integer> HOW_MANY =
            Map.of(Status.OPEN, TICKETS * 13 / 100, Status.WAITING, TICKETS * 12 / 100, Status.SOLVED, TICKETS / 5);

    DeskHistory {
        tickets = List.copyOf(tickets);
    }

    static DeskHistory upTo(Instant moment, long seed, long firstNumber) {
        return new Maker(moment.truncatedTo(ChronoUnit.SECONDS), seed, firstNumber).make();
    }

    private static final class Maker {

        private final Instant now;
        private final long seed;
        private final long firstNumber;
        private final Draw draw;
        private final Staff staff = Staff.read();
        private final Map<String, PhraseBook> books = new TreeMap<>();
        private final Customers customers;
        private final Map<String, List<Customer>> writers = new HashMap<>();

        Maker(Instant now, long seed, long firstNumber) {
            this.now = now;
            this.seed = seed;
            this.firstNumber = firstNumber;
            draw = new Draw(seed);
            customers = Customers.read(draw);
            PhraseBook.SHARE.keySet().forEach(language -> books.put(language, PhraseBook.of(language)));
        }

        DeskHistory make() {
            var opened = new ArrayList<>(WorkingHours.moments(draw, now, DAYS, TICKETS - FRESH));
            for (int i = 0; i < FRESH; i++) {
                var ago = draw.fraction();
                opened.add(now.minusSeconds(120 + Math.round(ago * ago * FRESH_SECONDS)));
            }
            opened.sort(Comparator.naturalOrder());
            var status = status(opened);
            var storyteller = new Storyteller(staff, book("en"), now);
            var tickets = new ArrayList<DemoTicket>();
            for (int i = 0; i < TICKETS; i++) {
                // each ticket has its own chance, so that a change of one text does not change all that follow
                var own = new Draw(seed * 1_000_003 + i);
                var book = book(own.pick(List.copyOf(books.keySet()), language -> share(language)));
                var number = Long.toString(firstNumber + i);
                Optional<DemoTicket> ticket;
                do {
                    var scenario = scenario(own, book, status.get(i), opened.get(i));
                    var customer = own.pick(writersOf(book, scenario), Customer::talkative);
                    ticket = storyteller.tell(own, number, opened.get(i), status.get(i), book, scenario, customer);
                } while (ticket.isEmpty());
                tickets.add(ticket.get());
            }
            troubleTheMail(tickets);
            return new DeskHistory(staff, customers, tickets);
        }

        private Scenario scenario(Draw own, PhraseBook book, Status status, Instant opened) {
            var answered = status == Status.OPEN
                    && !Storyteller.isYoung(opened, now)
                    && own.chance(age(opened) < 6 ? 0.93 : 1);
            var days = age(opened);
            var fitting = book.scenarios().stream()
                    .filter(scenario -> !answered || (scenario.hasFollowUp() && (days < 3 || !scenario.quick())))
                    .filter(scenario -> status == Status.OPEN || scenario.days() < days || days < 0.5)
                    .filter(scenario -> !writersOf(book, scenario).isEmpty())
                    .toList();
            return own.pick(fitting, Scenario::weight);
        }

        private List<Customer> writersOf(PhraseBook book, Scenario scenario) {
            return writers.computeIfAbsent(
                    book.language() + scenario.name(),
                    name -> customers.all().stream()
                            .filter(customer -> customer.language().equals(book.language()))
                            .filter(customer -> scenario.from().contains(customer.trade()))
                            .toList());
        }

        /** What is open is mostly young, what is closed is old: the statuses are dealt out by age, in exact numbers. */
        private List<Status> status(List<Instant> opened) {
            var status = new ArrayList<Status>();
            opened.forEach(moment -> status.add(Status.CLOSED));
            for (int i = opened.size() - 1; !hadTime(opened.get(i), 2); i--) {
                status.set(i, Status.OPEN);
            }
            deal(opened, status, Status.OPEN, moment -> Math.exp(-0.45 * Math.pow(age(moment), 0.6)));
            deal(opened, status, Status.WAITING, moment -> Math.exp(-0.12 * age(moment)) + 0.002);
            deal(opened, status, Status.SOLVED, moment -> age(moment) < 5 ? 20 : Math.exp(-age(moment) / 13) + 0.005);
            return status;
        }

        private void deal(List<Instant> opened, List<Status> status, Status next, ToDoubleFunction<Instant> weight) {
            var keys = new TreeMap<Double, Integer>();
            for (int i = 0; i < opened.size(); i++) {
                if (status.get(i) == Status.CLOSED) {
                    keys.put(-Math.log(1 - draw.fraction()) / weight.applyAsDouble(opened.get(i)), i);
                }
            }
            var missing = HOW_MANY.getOrDefault(next, 0)
                    - status.stream().filter(next::equals).count();
            keys.values().stream().limit(missing).forEach(i -> status.set(i, next));
        }

        /** Whether the desk was open for so long since then. */
        private boolean hadTime(Instant moment, int hours) {
            return age(moment) > 4 || WorkingHours.between(moment, now) >= hours;
        }

        /** In days. */
        private double age(Instant opened) {
            return Duration.between(opened, now).toMinutes() / 1440.0;
        }

        /** Some of the latest answers did not get through. */
        private void troubleTheMail(List<DemoTicket> tickets) {
            var troubles = 0;
            for (int i = tickets.size() - 1; i >= 0 && troubles < 4; i--) {
                var ticket = tickets.get(i);
                var last = ticket.lastMessage();
                if (ticket.status() == Status.WAITING && last.kind() == Kind.REPLY) {
                    tickets.set(i, ticket.withLastDelivery(trouble(troubles++, ticket.customer(), last.at())));
                }
            }
        }

        private Delivery trouble(int which, Customer customer, Instant at) {
            var domain = customer.email().substring(customer.email().indexOf('@') + 1);
            var reason = switch (which) {
                case 0 -> "451 4.7.1 " + customer.email() + ": greylisted, please try again later";
                case 1 -> "550 5.1.1 " + customer.email() + ": no such mailbox";
                case 2 -> "The mail server of " + domain + " did not answer within 30 seconds";
                default -> "552 5.2.2 " + customer.email() + ": mailbox is full";
            };
            return which % 2 == 0
                    ? new Delivery("DELAYED", which + 2, reason, latest(at.plusSeconds(200L * (which + 1))))
                    : new Delivery("FAILED", 1, reason, at.plusSeconds(3));
        }

        private Instant latest(Instant at) {
            return at.isBefore(now) ? at : now;
        }

        private static double share(String language) {
            return PhraseBook.SHARE.getOrDefault(language, 0.0);
        }

        private PhraseBook book(String language) {
            var book = books.get(language);
            if (book == null) {
                throw new IllegalArgumentException("nobody speaks " + language);
            }
            return book;
        }
    }
}
