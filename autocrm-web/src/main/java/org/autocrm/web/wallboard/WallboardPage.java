package org.autocrm.web.wallboard;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.autocrm.routing.TeamBoard;
import org.autocrm.routing.TeamBoard.AgentLoad;
import org.autocrm.routing.Wallboard;
import org.autocrm.web.faces.PageTexts;
import org.jspecify.annotations.Nullable;

/** Backs {@code /wallboard}: the boards of all teams that its reader may see, or of the one that the address names. */
@Named
@RequestScoped
public class WallboardPage {

    private static final int WHOLE = 100;
    private static final int NEARLY_FULL = 80;

    @Inject
    private Wallboard wallboard;

    private @Nullable List<TeamBoard> all;

    /** All that can be chosen, by name. */
    public List<TeamBoard> getAll() {
        var known = all == null ? wallboard.all() : all;
        all = known;
        return known;
    }

    /** What is shown. */
    public List<TeamBoard> getBoards() {
        var team = getTeam();
        return team == null
                ? getAll()
                : getAll().stream()
                        .filter(board -> Long.toString(board.team()).equals(team))
                        .toList();
    }

    /** The team that the address names; null for all. */
    public @Nullable String getTeam() {
        return FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestParameterMap()
                .get("team");
    }

    /** How many members get new work now, in words. */
    public String there(TeamBoard board) {
        var there = board.agents().stream().filter(AgentLoad::isThere).count();
        return PageTexts.text("wallboard.there", there, board.agents().size());
    }

    /** Whether somebody is there, in words. */
    public String presence(AgentLoad agent) {
        if (agent.outUntil() != null) {
            return PageTexts.text("wallboard.out");
        }
        return agent.offUntil() != null
                ? PageTexts.text("wallboard.off")
                : PageTexts.text("presence." + agent.presence().word());
    }

    /** How full somebody is, in percent; nobody is more than full. */
    public int percent(AgentLoad agent) {
        var capacity = agent.capacity();
        if (capacity == null) {
            return 0;
        }
        return capacity == 0 ? WHOLE : Math.min(WHOLE, agent.load() * WHOLE / capacity);
    }

    /** How that looks: {@code full}, {@code nearly} or nothing of both. */
    public String fullness(AgentLoad agent) {
        var percent = percent(agent);
        if (percent >= WHOLE) {
            return "full";
        }
        return percent >= NEARLY_FULL ? "nearly" : "";
    }
}
