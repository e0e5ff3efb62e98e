package org.autocrm.bench.load;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.autocrm.bench.load.Customers.Customer;
import org.autocrm.bench.load.MadeTicket.MadeMessage;
import org.autocrm.bench.load.MadeTicket.Priority;
import org.autocrm.bench.load.PhraseBook.Story;
import org.autocrm.bench.load.Staff.Agent;
import org.autocrm.bench.load.Staff.Team;

/** Makes the ticket at each place of the history, always the same one, whichever thread asks. */
final class TicketMaker {

    /** How many messages twenty tickets have: five on average. */
    private static final int[] MESSAGES = {1, 1, 2, 2, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 6, 6, 8, 10, 12, 12};

    private static final List<Template> NEXT_QUESTION =
            List.of(Template.parse("{hi},\n\n{more} {hurry}\n\n{bye},\n{sign}"), Template.parse("{chase}\n\n{more}"));
    private static final List<Template> NEXT_ANSWER = List.of(
            Template.parse("{dear},\n\n{thx} {answer}\n\n{ask}\n\n{end}"),
            Template.parse("{dear},\n\n{sorry} {answer} {ask}\n\n{end}"));
    private static final List<Template> THANKS = List.of(Template.parse("{ty}\n\n{sign}"));
    private static final List<Template> ACKNOWLEDGEMENT = List.of(Template.parse("{acknowledgement}"));
    private static final List<Template> MORE = List.of(Template.parse("{more}"), Template.parse("{more} {more}"));
    private static final List<Template> NOTE = List.of(Template.parse("{remark}"));

    private final Staff staff;
    private final Customers customers;
    private final Vocabulary vocabulary;
    private final Map<String, PhraseBook> books = new HashMap<>();
    private final Calendar calendar;
    private final Zipf tag = new Zipf(500, 1);
    private final long tickets;
    private final long firstNumber;
    private final long seed;

    TicketMaker(Staff staff, long tickets, long firstNumber, Instant until, long seed) {
        if (tickets % 1000 != 0) {
            throw new IllegalArgumentException("the number of tickets must be a multiple of 1000, not " + tickets);
        }
        this.staff = staff;
        this.vocabulary = new Vocabulary();
        this.customers = new Customers(vocabulary, seed);
        this.calendar = new Calendar(until, tickets);
        this.tickets = tickets;
        this.firstNumber = firstNumber;
        this.seed = seed;
        PhraseBook.SHARES.keySet().forEach(language -> books.put(language, PhraseBook.of(language)));
    }

    Customers customers() {
        return customers;
    }

    /** When it all began. */
    Instant begin() {
        return calendar.opened(0);
    }

    /** All tags there are. */
    static List<String> tags() {
        return IntStream.range(0, 500).mapToObj(TicketMaker::tagName).toList();
    }

    private static String tagName(int rank) {
        var areas =
                List.of("billing", "parcel", "login", "vip", "printer", "contract", "warranty", "bug", "spare", "demo");
        return rank < areas.size() ? areas.get(rank) : areas.get(rank % areas.size()) + "-" + rank / areas.size();
    }

    MadeTicket make(long place) {
        var random = new SplittableRandom(mixed(seed + place));
        int writer = customers.draw(random);
        var customer = customers.all().get(writer);
        var team = staff.teams()
                .get(weighted(random, 45, 20, 20, 15) % staff.teams().size());
        var agent = team.agents().get(random.nextInt(team.agents().size()));
        var status = status(place, random);
        var channel = List.of("MAIL", "PORTAL", "API", "DESK").get(weighted(random, 65, 20, 10, 5));
        var priority = List.of(Priority.values()).get(weighted(random, 10, 70, 15, 5));
        var openedAt = calendar.opened(place);

        var book = Objects.requireNonNull(books.get(customer.language()), customer.language());
        var story = book.stories().get(random.nextInt(book.stories().size()));
        var telling = telling(place, customer, team, agent, book, story, openedAt, random);
        var kinds = kinds(messages(place), status, channel.equals("MAIL"), random);
        var times = times(kinds, openedAt, random);
        var messages = new ArrayList<MadeMessage>();
        for (int i = 0; i < kinds.size(); i++) {
            var planted = i == 0 ? Planted.in(place, tickets) : "";
            messages.add(message(i, kinds, times.get(i), planted, telling, agent, place, channel, random));
        }
        var lastAt = times.get(times.size() - 1);
        return new MadeTicket(
                telling.tell(story.subjects),
                writer,
                channel,
                status,
                priority,
                team,
                status.equals("OPEN") && random.nextInt(5) == 0 ? null : agent,
                customer.language(),
                openedAt,
                status.equals("CLOSED") ? earlier(lastAt.plus(Duration.ofDays(5)), calendar.end()) : lastAt,
                tagsOf(random),
                messages);
    }

    private Telling telling(
            long place,
            Customer customer,
            Team team,
            Agent agent,
            PhraseBook book,
            Story story,
            Instant openedAt,
            SplittableRandom random) {
        var organization = customer.isAlone()
                ? customer.name()
                : customers.organizations().get(customer.organization()).name();
        var people = Map.of(
                "customer", customer.name(),
                "first", customer.firstName(),
                "organization", organization,
                "sign", random.nextBoolean() ? customer.name() : customer.name() + "\n" + organization,
                "agent", agent.firstName(),
                "agentname", agent.name(),
                "team", team.name(),
                "number", Long.toString(firstNumber + place));
        var opened = openedAt.atOffset(ZoneOffset.UTC).toLocalDate();
        return new Telling(book, story, vocabulary, people, opened, random.split());
    }

    /** Work that is not done yet is mostly recent. */
    private String status(long place, SplittableRandom random) {
        double age = 1 - (double) place / tickets;
        int which = age < 0.05
                ? weighted(random, 400, 400, 150, 50)
                : age < 0.20 ? weighted(random, 20, 20, 550, 410) : weighted(random, 9, 9, 6, 976);
        return List.of("OPEN", "WAITING", "SOLVED", "CLOSED").get(which);
    }

    /** How many messages the ticket at that place has; any twenty that begin at a multiple of twenty have 100. */
    static int messages(long place) {
        long turn = mixed(place / 20) & 0xff;
        return MESSAGES[(int) ((place % 20 * 7 + turn) % 20)];
    }

    private static List<String> kinds(int count, String status, boolean byMail, SplittableRandom random) {
        var kinds = new ArrayList<String>(List.of("RECEIVED"));
        var turn = "RECEIVED";
        if (byMail && count > 2) {
            kinds.add("ACKNOWLEDGEMENT");
        }
        while (kinds.size() < count - 1) {
            if (random.nextInt(5) == 0) {
                kinds.add("NOTE");
            } else {
                turn = turn.equals("RECEIVED") ? "REPLY" : "RECEIVED";
                kinds.add(turn);
            }
        }
        if (kinds.size() < count) {
            boolean thanked = !status.equals("WAITING") && turn.equals("REPLY") && random.nextInt(3) > 0;
            kinds.add(status.equals("OPEN") || thanked ? "RECEIVED" : "REPLY");
        }
        return kinds;
    }

    /**
     * Hours to an answer, more to the next question; in the last days all goes faster, so that it is over at the end.
     */
    private List<Instant> times(List<String> kinds, Instant openedAt, SplittableRandom random) {
        var hours = new ArrayList<Double>();
        double sum = 0;
        for (var kind : kinds.subList(1, kinds.size())) {
            double mean = switch (kind) {
                case "ACKNOWLEDGEMENT" -> 0.002;
                case "NOTE" -> 1;
                case "REPLY" -> 4;
                default -> 14;
            };
            sum += mean * -Math.log(1 - random.nextDouble());
            hours.add(sum);
        }
        double left = Duration.between(openedAt, calendar.end()).toSeconds() / 3600.0;
        double pace = sum > left ? left / sum : 1;
        var times = new ArrayList<Instant>(List.of(openedAt));
        hours.forEach(after -> times.add(openedAt.plusMillis((long) (after * pace * 3_600_000))));
        return times;
    }

    private MadeMessage message(
            int index,
            List<String> kinds,
            Instant at,
            String planted,
            Telling telling,
            Agent agent,
            long place,
            String channel,
            SplittableRandom random) {
        var kind = kinds.get(index);
        var words = telling.tell(texts(index, kinds, telling.story()));
        if (index == 0 || (kind.equals("REPLY") && random.nextBoolean())) {
            words += "\n\n" + telling.tell(MORE);
        }
        if (!planted.isEmpty()) {
            words += "\n\nRef." + planted;
        }
        boolean ours = !kind.equals("RECEIVED");
        boolean mailed = ours ? !kind.equals("NOTE") : channel.equals("MAIL");
        return new MadeMessage(
                kind,
                ours && !kind.equals("ACKNOWLEDGEMENT") ? agent : null,
                words,
                random.nextInt(10) < (ours ? 4 : 2) && !kind.equals("ACKNOWLEDGEMENT") ? html(words) : null,
                at,
                mailed ? mailId(ours, place, random) : null);
    }

    private static List<Template> texts(int index, List<String> kinds, Story story) {
        var kind = kinds.get(index);
        boolean last = index == kinds.size() - 1;
        return switch (kind) {
            case "ACKNOWLEDGEMENT" -> ACKNOWLEDGEMENT;
            case "NOTE" -> story.notes.isEmpty() || index > 4 ? NOTE : story.notes;
            case "REPLY" -> kinds.subList(0, index).contains("REPLY") ? NEXT_ANSWER : story.answers;
            default -> {
                if (index == 0) {
                    yield story.opening;
                }
                yield last && !story.thanks.isEmpty() ? story.thanks : last ? THANKS : NEXT_QUESTION;
            }
        };
    }

    private static String html(String text) {
        var safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return "<p>" + safe.replace("\n\n", "</p><p>").replace("\n", "<br>") + "</p>";
    }

    private static String mailId(boolean ours, long place, SplittableRandom random) {
        var token =
                HexFormat.of().toHexDigits(random.nextLong()) + HexFormat.of().toHexDigits(random.nextLong());
        return ours ? token + "." + place + "@autocrm.example" : token + "@mail.example";
    }

    private Set<String> tagsOf(SplittableRandom random) {
        var tags = new TreeSet<String>();
        for (int i = random.nextInt(4); i > 1; i--) {
            tags.add(tagName(tag.draw(random)));
        }
        return tags;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static int weighted(SplittableRandom random, int... weights) {
        int sum = 0;
        for (int weight : weights) {
            sum += weight;
        }
        int drawn = random.nextInt(sum);
        int which = 0;
        while (drawn >= weights[which]) {
            drawn -= weights[which++];
        }
        return which;
    }

    /** Spreads neighbours over all numbers (the finalizer of SplitMix64). */
    private static long mixed(long value) {
        long z = value * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
