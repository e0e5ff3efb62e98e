package org.autocrm.web.admin;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.autocrm.account.Teams;
import org.autocrm.calendar.CalendarEntry;
import org.autocrm.calendar.Calendars;
import org.autocrm.sla.Metric;
import org.autocrm.sla.PolicyCard;
import org.autocrm.sla.PolicyDetails;
import org.autocrm.sla.SlaPolicies;
import org.autocrm.sla.Target;
import org.autocrm.ticket.Priorities;
import org.autocrm.ticket.Priority;
import org.autocrm.ticket.Status;
import org.autocrm.ticket.Statuses;
import org.autocrm.ticket.TicketStatus;
import org.autocrm.ticket.search.Query;
import org.autocrm.ticket.search.QuerySyntax;
import org.autocrm.ticket.search.TicketSearch;
import org.autocrm.web.admin.PolicyText.NotUnderstood;
import org.autocrm.web.faces.PageTexts;
import org.jspecify.annotations.Nullable;

/** Backs {@code /admin/policies}: what is promised to whom, in which order, and what happens around it. */
@Named
@ViewScoped
public class PoliciesPage extends Editor<PolicyCard> {

    private static final long serialVersionUID = 1L;

    @Inject
    private SlaPolicies policies;

    @Inject
    private Priorities priorities;

    @Inject
    private Statuses statuses;

    @Inject
    private Teams teams;

    @Inject
    private TicketSearch search;

    @Inject
    private Tally tally;

    @Inject
    private Calendars calendars;

    private @Nullable String name;
    private @Nullable String condition;
    private boolean active = true;
    private boolean firstInBusinessHours = true;
    private boolean nextInBusinessHours = true;
    private boolean resolutionInBusinessHours = true;
    private List<String> stops = List.of();
    private List<Row> rows = List.of();
    private @Nullable String reminders;
    private @Nullable String escalations;
    private @Nullable Long calendar;

    /** What is promised for one priority, as it is typed. */
    public static class Row implements Serializable {

        private static final long serialVersionUID = 1L;

        private final String priority;
        private String first = "";
        private String next = "";
        private String resolution = "";

        Row(String priority) {
            this.priority = priority;
        }

        public String getPriority() {
            return priority;
        }

        public String getFirst() {
            return first;
        }

        public void setFirst(String first) {
            this.first = first;
        }

        public String getNext() {
            return next;
        }

        public void setNext(String next) {
            this.next = next;
        }

        public String getResolution() {
            return resolution;
        }

        public void setResolution(String resolution) {
            this.resolution = resolution;
        }
    }

    @Override
    public void open() {
        rows = offered().stream().map(priority -> new Row(priority.key())).toList();
        stops = statuses.all().stream()
                .filter(status -> status.category() == TicketStatus.WAITING)
                .map(Status::key)
                .toList();
        super.open();
    }

    private List<Priority> offered() {
        return priorities.all().stream()
                .filter(priority -> !priority.archived())
                .toList();
    }

    public List<PolicyCard> getPolicies() {
        return policies.all();
    }

    public List<Status> getStatuses() {
        return statuses.all().stream()
                .filter(status -> status.category() == TicketStatus.OPEN || status.category() == TicketStatus.WAITING)
                .toList();
    }

    /** The calendars that are offered, and the one that the policy has. */
    public List<CalendarEntry> getCalendars() {
        return calendars.all().stream()
                .filter(entry -> !entry.archived() || Long.valueOf(entry.id()).equals(calendar))
                .toList();
    }

    /** The priority of a row by its name. */
    public Priority priority(String key) {
        return priorities.find(key).orElseThrow();
    }

    /** What is promised, in short: the shortest and the longest target of a metric. */
    public String promised(PolicyCard policy, String metric) {
        var lengths = policy.details().targets().stream()
                .filter(target -> target.metric().name().equals(metric))
                .map(Target::minutes)
                .sorted()
                .toList();
        if (lengths.isEmpty()) {
            return "–";
        }
        var shortest = PolicyText.length(lengths.get(0));
        var longest = PolicyText.length(lengths.get(lengths.size() - 1));
        return shortest.equals(longest) ? shortest : shortest + " – " + longest;
    }

    /** Where the condition is wrong; null where it can be understood. */
    public @Nullable WrongCondition getProblem() {
        var text = condition == null ? "" : condition;
        try {
            search.check(Query.parse(text));
            return null;
        } catch (QuerySyntax e) {
            return WrongCondition.in(text, e.offset(), e.length(), e.sentence());
        }
    }

    /** What saving would do. */
    public List<String> getEffects() {
        List<String> effects = new ArrayList<>();
        if (getProblem() == null) {
            var asked = condition == null || condition.isBlank() ? "" : "(" + condition + ") ";
            effects.add(PageTexts.text("effect.policy.tickets", tally.of(asked + "status:unsolved")));
        }
        effects.add(PageTexts.text(getSeen() == null ? "effect.policy.new" : "effect.policy.change"));
        return effects;
    }

    /** Has a policy asked one place earlier, or later. */
    public void move(long id, int by) {
        var ids = policies.all().stream().map(PolicyCard::id).toList();
        var place = ids.indexOf(id) + by;
        if (place >= 0 && place < ids.size()) {
            attempt(() -> {
                policies.change(id, OptionalLong.empty(), is -> is, OptionalInt.of(place + 1));
                goTo("saved=true");
            });
        }
    }

    /** Deletes the policy that is edited. */
    public void delete() {
        var seen = getSeen();
        if (seen != null) {
            attempt(() -> {
                policies.delete(seen.id(), OptionalLong.of(seen.version()));
                goTo("saved=true");
            });
        }
    }

    @Override
    void attempt(Runnable work) {
        super.attempt(() -> {
            try {
                work.run();
            } catch (NotUnderstood refused) {
                Say.complain(refused);
            }
        });
    }

    @Override
    String place() {
        return "/admin/policies";
    }

    @Override
    Optional<PolicyCard> find(String wanted) {
        return wanted.matches("\\d{1,18}") ? policies.find(Long.parseLong(wanted)) : Optional.empty();
    }

    @Override
    void take(PolicyCard policy) {
        var details = policy.details();
        name = details.name();
        condition = details.condition();
        calendar = details.calendar();
        active = details.active();
        stops = List.copyOf(details.stops());
        firstInBusinessHours = isBusiness(details, Metric.FIRST_RESPONSE);
        nextInBusinessHours = isBusiness(details, Metric.NEXT_RESPONSE);
        resolutionInBusinessHours = isBusiness(details, Metric.RESOLUTION);
        var text = text();
        reminders = text.of(details.reminders());
        escalations = text.of(details.escalations());
        rows = Stream.concat(
                        offered().stream().map(Priority::key),
                        details.targets().stream().map(Target::priority))
                .distinct()
                .map(key -> row(details, key))
                .toList();
    }

    private static Row row(PolicyDetails details, String priority) {
        var row = new Row(priority);
        row.setFirst(length(details, Metric.FIRST_RESPONSE, priority));
        row.setNext(length(details, Metric.NEXT_RESPONSE, priority));
        row.setResolution(length(details, Metric.RESOLUTION, priority));
        return row;
    }

    private static String length(PolicyDetails details, Metric metric, String priority) {
        return details.targets().stream()
                .filter(target -> target.metric() == metric && target.priority().equals(priority))
                .map(target -> PolicyText.length(target.minutes()))
                .findFirst()
                .orElse("");
    }

    private static boolean isBusiness(PolicyDetails details, Metric metric) {
        return details.targets().stream()
                .filter(target -> target.metric() == metric)
                .findFirst()
                .map(Target::business)
                .orElse(true);
    }

    @Override
    String add() {
        return Long.toString(policies.make(details()).id());
    }

    @Override
    String change(String key, PolicyCard seen) {
        var wanted = details();
        policies.change(seen.id(), OptionalLong.of(seen.version()), is -> wanted);
        return key;
    }

    @Override
    Map<String, String> shown(PolicyCard policy) {
        var details = policy.details();
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put(PageTexts.text("admin.name"), details.name());
        shown.put(PageTexts.text("policies.condition"), details.condition());
        shown.put(PageTexts.text("policies.active"), Say.yes(details.active()));
        shown.put(PageTexts.text("policies.stops"), String.join(", ", details.stops()));
        for (var metric : Metric.values()) {
            shown.put(PageTexts.text("promise." + metric.word()), promised(policy, metric.name()));
        }
        shown.put(PageTexts.text("policies.reminders"), text().of(details.reminders()));
        shown.put(PageTexts.text("policies.escalations"), text().of(details.escalations()));
        return shown;
    }

    private PolicyDetails details() {
        List<Target> targets = new ArrayList<>();
        for (var row : rows) {
            add(targets, Metric.FIRST_RESPONSE, row.getPriority(), row.getFirst(), firstInBusinessHours);
            add(targets, Metric.NEXT_RESPONSE, row.getPriority(), row.getNext(), nextInBusinessHours);
            add(targets, Metric.RESOLUTION, row.getPriority(), row.getResolution(), resolutionInBusinessHours);
        }
        var text = text();
        return new PolicyDetails(
                name == null ? "" : name,
                condition == null ? "" : condition,
                calendar,
                Set.copyOf(stops),
                targets,
                text.steps(reminders == null ? "" : reminders),
                text.steps(escalations == null ? "" : escalations),
                active);
    }

    private static void add(
            List<Target> targets, Metric metric, String priority, @Nullable String length, boolean business) {
        if (length != null && !length.isBlank()) {
            var minutes = PolicyText.minutes(length);
            if (minutes == 0) {
                throw new NotUnderstood(PageTexts.text("policies.noLength", length));
            }
            targets.add(new Target(metric, priority, minutes, business));
        }
    }

    private PolicyText text() {
        return new PolicyText(teams.all());
    }

    public @Nullable String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name;
    }

    public @Nullable String getCondition() {
        return condition;
    }

    public void setCondition(@Nullable String condition) {
        this.condition = condition;
    }

    public boolean isActive() {
        return active;
    }

    public void setActive(boolean active) {
        this.active = active;
    }

    public boolean isFirstInBusinessHours() {
        return firstInBusinessHours;
    }

    public void setFirstInBusinessHours(boolean value) {
        firstInBusinessHours = value;
    }

    public boolean isNextInBusinessHours() {
        return nextInBusinessHours;
    }

    public void setNextInBusinessHours(boolean value) {
        nextInBusinessHours = value;
    }

    public boolean isResolutionInBusinessHours() {
        return resolutionInBusinessHours;
    }

    public void setResolutionInBusinessHours(boolean value) {
        resolutionInBusinessHours = value;
    }

    public String[] getStops() {
        return stops.toArray(new String[0]);
    }

    public void setStops(String[] stops) {
        this.stops = List.of(stops);
    }

    public List<Row> getRows() {
        return rows;
    }

    public @Nullable String getReminders() {
        return reminders;
    }

    public void setReminders(@Nullable String reminders) {
        this.reminders = reminders;
    }

    public @Nullable String getEscalations() {
        return escalations;
    }

    public void setEscalations(@Nullable String escalations) {
        this.escalations = escalations;
    }

    public @Nullable Long getCalendar() {
        return calendar;
    }

    public void setCalendar(@Nullable Long calendar) {
        this.calendar = calendar;
    }
}
