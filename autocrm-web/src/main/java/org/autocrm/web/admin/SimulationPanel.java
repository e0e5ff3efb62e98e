package org.autocrm.web.admin;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import org.autocrm.simulation.Draft;
import org.autocrm.simulation.Outcome;
import org.autocrm.simulation.SimulationResult;
import org.autocrm.simulation.SimulationResult.AgentShare;
import org.autocrm.simulation.Simulator;
import org.autocrm.staffing.StaffingNotValid;
import org.autocrm.web.faces.Lengths;
import org.autocrm.web.faces.PageTexts;
import org.jspecify.annotations.Nullable;

/** What a draft on a page of the administration would have brought, beside what was. */
@Named
@ViewScoped
public class SimulationPanel implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int WEEK = 7;
    private static final int HUNDRED = 100;

    @Inject
    private Simulator simulator;

    private int weeks = 4;
    private @Nullable SimulationResult result;
    private @Nullable String problem;

    /** A line of the comparison. */
    public record Line(String what, String happened, String simulated) implements Serializable {}

    /** Tries a draft. */
    void run(Draft draft) {
        result = null;
        problem = null;
        try {
            result = simulator.run(draft, Duration.ofDays((long) WEEK * weeks));
        } catch (StaffingNotValid e) {
            problem = Say.sentence(e);
        }
    }

    /** Says why there is nothing to try. */
    void refuse(StaffingNotValid why) {
        result = null;
        problem = Say.sentence(why);
    }

    /** What came of it, and what would have. */
    public List<Line> getLines() {
        var shown = result;
        if (shown == null) {
            return List.of();
        }
        var was = shown.happened();
        var would = shown.simulated();
        return List.of(
                line("given", Integer.toString(was.given()), Integer.toString(would.given())),
                line("waiting", Integer.toString(was.waiting()), Integer.toString(would.waiting())),
                line("median", wait(was.median()), wait(would.median())),
                line("ninetieth", wait(was.ninetieth()), wait(would.ninetieth())),
                line("longest", wait(was.longest()), wait(would.longest())),
                line("late", Integer.toString(was.lateAnswers()), Integer.toString(would.lateAnswers())),
                line("fairness", percent(was), percent(would)));
    }

    private static Line line(String what, String was, String would) {
        return new Line(PageTexts.text("simulation." + what), was, would);
    }

    private static String percent(Outcome outcome) {
        return Math.round(outcome.fairness() * HUNDRED) + " %";
    }

    /** Short waits matter, so that seconds are told where there are no minutes. */
    private static String wait(@Nullable Duration wait) {
        if (wait == null) {
            return "–";
        }
        return wait.toMinutes() == 0 ? wait.toSeconds() + "s" : Lengths.of(wait);
    }

    /** What each agent got who got something, or would have. */
    public List<AgentShare> getAgents() {
        var shown = result;
        return shown == null
                ? List.of()
                : shown.agents().stream()
                        .filter(share -> share.happened() + share.simulated() > 0)
                        .toList();
    }

    /** In a sentence, how much would have been different. */
    public @Nullable String getVerdict() {
        var shown = result;
        if (shown == null) {
            return null;
        }
        if (shown.tickets() == 0) {
            return PageTexts.text("simulation.nothing");
        }
        return PageTexts.text(
                shown.shortened() ? "simulation.shortened" : "simulation.verdict",
                shown.tickets(),
                shown.tickets() - shown.same());
    }

    public @Nullable String getProblem() {
        return problem;
    }

    public int getWeeks() {
        return weeks;
    }

    public void setWeeks(int weeks) {
        this.weeks = weeks;
    }
}
