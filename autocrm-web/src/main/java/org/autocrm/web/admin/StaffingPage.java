package org.autocrm.web.admin;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.autocrm.account.Person;
import org.autocrm.calendar.CalendarEntry;
import org.autocrm.calendar.Calendars;
import org.autocrm.simulation.Draft;
import org.autocrm.simulation.Draft.AgentDraft;
import org.autocrm.simulation.Draft.Capacity;
import org.autocrm.staffing.Absence;
import org.autocrm.staffing.AgentStaffing;
import org.autocrm.staffing.Skill;
import org.autocrm.staffing.Skills;
import org.autocrm.staffing.StaffingDefaults;
import org.autocrm.staffing.StaffingDetails;
import org.autocrm.staffing.StaffingFile;
import org.autocrm.staffing.StaffingNotValid;
import org.autocrm.web.faces.Colleagues;
import org.autocrm.web.faces.Display;
import org.autocrm.web.faces.PageTexts;
import org.jspecify.annotations.Nullable;

/** Backs {@code /admin/staffing}: what each agent is good at, how much they may have to do, when they are away. */
@Named
@ViewScoped
public class StaffingPage extends Editor<AgentStaffing> {

    private static final long serialVersionUID = 1L;
    private static final int BEST = 5;

    @Inject
    private StaffingFile file;

    @Inject
    private StaffingDefaults defaults;

    @Inject
    private Skills skills;

    @Inject
    private Calendars calendars;

    @Inject
    private Colleagues colleagues;

    @Inject
    private Display show;

    @Inject
    private SimulationPanel simulation;

    private List<Level> levels = List.of();
    private @Nullable Integer mailUnits;
    private @Nullable Integer portalUnits;
    private @Nullable Integer chatUnits;
    private @Nullable Long calendar;
    private @Nullable String outFrom;
    private @Nullable String outUntil;
    private @Nullable Long substitute;
    private @Nullable String outReason;
    private transient @Nullable List<Skill> known;
    private transient StaffingDefaults.@Nullable Values everybody;

    /** How good an agent is at a skill, as it is chosen on the page; 0 is not at all. */
    public static class Level implements Serializable {

        private static final long serialVersionUID = 1L;

        private final Skill skill;
        private int degree;

        Level(Skill skill, int degree) {
            this.skill = skill;
            this.degree = degree;
        }

        public Skill getSkill() {
            return skill;
        }

        public int getDegree() {
            return degree;
        }

        public void setDegree(int degree) {
            this.degree = degree;
        }
    }

    public List<AgentStaffing> getAgents() {
        return file.all();
    }

    /** What an agent is called. */
    public String name(long agent) {
        return colleagues.nameOf(agent);
    }

    /** What an agent is good at, the best first. */
    public String skills(AgentStaffing agent) {
        return getKnown().stream()
                .filter(skill -> agent.details().skills().containsKey(skill.key()))
                .sorted((one, other) ->
                        Integer.compare(level(agent, other), level(agent, one))) // the sort is stable: then by name
                .map(skill -> skill.name() + " " + level(agent, skill))
                .collect(Collectors.joining(", "));
    }

    private static int level(AgentStaffing agent, Skill skill) {
        return agent.details().skills().getOrDefault(skill.key(), 0);
    }

    /** How much open work an agent may have: of mails and of the portal. */
    public String capacity(AgentStaffing agent) {
        var all = getEverybody();
        return units(agent.details().mailUnits(), all.mailUnits()) + " / "
                + units(agent.details().portalUnits(), all.portalUnits());
    }

    private static String units(@Nullable Integer own, @Nullable Integer all) {
        var counts = own == null ? all : own;
        return counts == null ? "∞" : counts.toString();
    }

    /** When an agent is out of office, in words; empty for never. */
    public String outOfOffice(AgentStaffing agent) {
        var absence = agent.details().absence();
        return absence == null ? "" : show.moment(absence.from()) + " – " + show.moment(absence.until());
    }

    /** What saving would change for others. */
    public List<String> getEffects() {
        var seen = getSeen();
        if (seen == null) {
            return List.of();
        }
        List<String> effects = new ArrayList<>();
        effects.add(PageTexts.text("effect.staffing.waiting"));
        if (!blank(outFrom) && !blank(outUntil)) {
            effects.add(
                    substitute == null
                            ? PageTexts.text("effect.staffing.out")
                            : PageTexts.text("effect.staffing.outFor", name(substitute)));
        }
        return effects;
    }

    @Override
    String place() {
        return "/admin/staffing";
    }

    @Override
    Optional<AgentStaffing> find(String wanted) {
        return wanted.matches("\\d{1,18}") ? file.of(Long.parseLong(wanted)) : Optional.empty();
    }

    @Override
    void take(AgentStaffing agent) {
        var details = agent.details();
        levels = getKnown().stream()
                .map(skill -> new Level(skill, level(agent, skill)))
                .toList();
        mailUnits = details.mailUnits();
        portalUnits = details.portalUnits();
        chatUnits = details.chatUnits();
        calendar = details.calendar();
        var absence = details.absence();
        outFrom = absence == null ? null : local(absence.from());
        outUntil = absence == null ? null : local(absence.until());
        substitute = absence == null ? null : absence.substitute();
        outReason = absence == null ? null : absence.reason();
    }

    @Override
    String add() {
        throw new StaffingNotValid("agent", "Choose an agent of the list."); // agents are made on their own page
    }

    @Override
    String change(String key, AgentStaffing seen) {
        var wanted = new StaffingDetails(chosen(), mailUnits, portalUnits, chatUnits, calendar, absence(seen));
        file.change(seen.agent(), OptionalLong.of(seen.version()), is -> wanted);
        return key;
    }

    private Map<String, Integer> chosen() {
        return levels.stream()
                .filter(level -> level.getDegree() > 0)
                .collect(Collectors.toMap(level -> level.getSkill().key(), Level::getDegree));
    }

    /** Tries the skills and the capacity that are in the form, and saves nothing. */
    public void simulate() {
        var seen = getSeen();
        if (seen != null) {
            var drafted = new AgentDraft(chosen(), new Capacity(mailUnits, portalUnits));
            simulation.run(new Draft(Map.of(), Map.of(seen.agent(), drafted), null));
        }
    }

    private @Nullable Absence absence(AgentStaffing seen) {
        var from = outFrom;
        var until = outUntil;
        if (blank(from) && blank(until)) {
            return null;
        }
        if (blank(from) || blank(until)) {
            throw new StaffingNotValid(blank(from) ? "outFrom" : "outUntil", "Say both: from when, and until when.");
        }
        var kept = seen.details().absence();
        return new Absence(
                moment("outFrom", Objects.requireNonNull(from), kept == null ? null : kept.from()),
                moment("outUntil", Objects.requireNonNull(until), kept == null ? null : kept.until()),
                substitute,
                blank(outReason) ? null : outReason);
    }

    /** What was typed; what was not touched stays as exact as it was. */
    private static Instant moment(String member, String typed, @Nullable Instant kept) {
        if (kept != null && typed.equals(local(kept))) {
            return kept;
        }
        try {
            return LocalDateTime.parse(typed).atZone(ZoneId.systemDefault()).toInstant();
        } catch (DateTimeParseException e) {
            throw new StaffingNotValid(member, "Choose a day and a time.");
        }
    }

    private static String local(Instant moment) {
        return moment.atZone(ZoneId.systemDefault())
                .toLocalDateTime()
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    @Override
    Map<String, String> shown(AgentStaffing agent) {
        var details = agent.details();
        var absence = details.absence();
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put(PageTexts.text("admin.skills"), skills(agent));
        shown.put(PageTexts.text("capacity.mail"), Objects.toString(details.mailUnits(), ""));
        shown.put(PageTexts.text("capacity.portal"), Objects.toString(details.portalUnits(), ""));
        shown.put(PageTexts.text("capacity.chat"), Objects.toString(details.chatUnits(), ""));
        shown.put(PageTexts.text("staffing.hours"), hours(details.calendar()));
        shown.put(PageTexts.text("staffing.absence"), outOfOffice(agent));
        shown.put(
                PageTexts.text("staffing.substitute"),
                absence == null || absence.substitute() == null ? "" : name(absence.substitute()));
        shown.put(PageTexts.text("staffing.reason"), absence == null ? "" : Objects.toString(absence.reason(), ""));
        return shown;
    }

    private String hours(@Nullable Long works) {
        return works == null
                ? PageTexts.text("staffing.anyTime")
                : calendars.find(works).map(CalendarEntry::name).orElse(works.toString());
    }

    /** The calendars that can be chosen, and the one that is. */
    public List<CalendarEntry> getCalendars() {
        return calendars.all().stream()
                .filter(one -> !one.archived() || Objects.equals(one.id(), calendar))
                .toList();
    }

    /** The degrees that can be chosen: 0 is not at all. */
    public List<Integer> getDegrees() {
        return IntStream.rangeClosed(0, BEST).boxed().toList();
    }

    /** Who could stand in: everybody else. */
    public List<Person> getSubstitutes() {
        var seen = getSeen();
        return colleagues.agents().stream()
                .filter(person -> seen == null || person.id() != seen.agent())
                .toList();
    }

    /** What holds where a figure is left empty. */
    public StaffingDefaults.Values getEverybody() {
        var all = everybody == null ? defaults.kept().values() : everybody;
        everybody = all;
        return all;
    }

    private List<Skill> getKnown() {
        var all = known == null ? skills.all() : known;
        known = all;
        return all;
    }

    public List<Level> getLevels() {
        return levels;
    }

    public @Nullable Integer getMailUnits() {
        return mailUnits;
    }

    public void setMailUnits(@Nullable Integer mailUnits) {
        this.mailUnits = mailUnits;
    }

    public @Nullable Integer getPortalUnits() {
        return portalUnits;
    }

    public void setPortalUnits(@Nullable Integer portalUnits) {
        this.portalUnits = portalUnits;
    }

    public @Nullable Integer getChatUnits() {
        return chatUnits;
    }

    public void setChatUnits(@Nullable Integer chatUnits) {
        this.chatUnits = chatUnits;
    }

    public @Nullable Long getCalendar() {
        return calendar;
    }

    public void setCalendar(@Nullable Long calendar) {
        this.calendar = calendar;
    }

    public @Nullable String getOutFrom() {
        return outFrom;
    }

    public void setOutFrom(@Nullable String outFrom) {
        this.outFrom = outFrom;
    }

    public @Nullable String getOutUntil() {
        return outUntil;
    }

    public void setOutUntil(@Nullable String outUntil) {
        this.outUntil = outUntil;
    }

    public @Nullable Long getSubstitute() {
        return substitute;
    }

    public void setSubstitute(@Nullable Long substitute) {
        this.substitute = substitute;
    }

    public @Nullable String getOutReason() {
        return outReason;
    }

    public void setOutReason(@Nullable String outReason) {
        this.outReason = outReason;
    }
}
