package org.autocrm.web.admin;

import jakarta.faces.context.FacesContext;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.autocrm.account.AgentKnown;
import org.autocrm.account.DefaultTeamStays;
import org.autocrm.account.LastAdministrator;
import org.autocrm.account.TeamKnown;
import org.autocrm.calendar.CalendarKnown;
import org.autocrm.setting.VaultLocked;
import org.autocrm.shared.ChangedMeanwhile;
import org.autocrm.shared.NotValid;
import org.autocrm.ticket.ChangeRefused;
import org.jspecify.annotations.Nullable;

/**
 * What the pages of the administration have in common: a list, and a form beside it that adds a thing or changes one.
 * Which one is in the address. Who is slower than a colleague is shown what the colleague changed, keeps what they
 * typed, and decides again.
 */
public abstract class Editor<T extends Serializable> implements Serializable {

    private static final long serialVersionUID = 1L;

    private @Nullable String key;
    private @Nullable T seen;
    private List<Difference> differences = List.of();
    private boolean saved;

    /** Runs once per visit, as the page's view action. */
    public void open() {
        var parameters = FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
        open(parameters.get("edit"));
    }

    /** Fills the form with a thing; leaves it empty where there is none. */
    void open(@Nullable String wanted) {
        saved = FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestParameterMap()
                .containsKey("saved");
        key = wanted;
        seen = Optional.ofNullable(key).flatMap(this::find).orElse(null);
        if (seen == null) {
            key = null;
            return;
        }
        take(seen);
    }

    /** Adds or changes, and comes back to the list. */
    public void save() {
        attempt(() -> goTo("edit=" + encoded(seen == null || key == null ? add() : change(key, seen)) + "&saved=true"));
    }

    /** Does what may be refused; says so, and why. */
    void attempt(Runnable work) {
        try {
            work.run();
        } catch (ChangedMeanwhile e) {
            lose();
        } catch (ChangeRefused
                | CalendarKnown
                | NotValid
                | TeamKnown
                | AgentKnown
                | LastAdministrator
                | DefaultTeamStays
                | VaultLocked refused) {
            Say.complain(refused);
        }
    }

    private void lose() {
        var now = Optional.ofNullable(key).flatMap(this::find).orElse(null);
        if (now != null && seen != null) {
            differences = Difference.between(shown(seen), shown(now));
            seen = now; // who saves once more has seen it
        }
    }

    /** Goes to the page anew, so that what it shows is what is. */
    void goTo(String query) {
        var context = FacesContext.getCurrentInstance().getExternalContext();
        try {
            context.redirect(context.getRequestContextPath() + place() + "?" + query);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The page's address. */
    abstract String place();

    /** The thing that the address names. */
    abstract Optional<T> find(String wanted);

    /** Fills the form. */
    abstract void take(T thing);

    /** Adds what the form says; its key. */
    abstract String add();

    /** Makes a thing what the form says, if it is as it was seen; its key. */
    abstract String change(String changed, T asSeen);

    /** What can be changed of a thing, by the names that the form has. */
    abstract Map<String, String> shown(T thing);

    public @Nullable String getKey() {
        return key;
    }

    /** What is changed; null while something is to be added. */
    public @Nullable T getSeen() {
        return seen;
    }

    /** What a colleague changed meanwhile. */
    public List<Difference> getDifferences() {
        return differences;
    }

    public boolean isSaved() {
        return saved;
    }
}
