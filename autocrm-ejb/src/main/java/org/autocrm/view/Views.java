package org.autocrm.view;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.autocrm.account.TeamRef;
import org.autocrm.account.Teams;
import org.autocrm.shared.ChangedMeanwhile;
import org.autocrm.ticket.search.Count;
import org.autocrm.ticket.search.TicketSearch;
import org.autocrm.view.Audience.Everybody;
import org.autocrm.view.Audience.OfTeam;
import org.autocrm.view.Audience.Personal;
import org.jspecify.annotations.Nullable;

/** The views of the calling agent: those of every installation, of everybody here, of their teams, and their own. */
@Stateless
@RolesAllowed("agent")
public class Views {

    /** Nobody can make more for one audience. */
    static final int MOST = 100;

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Teams teams;

    @Inject
    private TicketSearch search;

    @Inject
    private Event<ViewEvent> events;

    @Inject
    private Clock clock;

    @Resource
    private SessionContext caller;

    /** Every view that the caller can open: the standard ones first, then everybody's, the teams', their own. */
    public List<View> all() {
        return Stream.concat(StandardViews.with(teams.inSight()).stream(), saved().stream())
                .toList();
    }

    /** The views that were made here, as far as the caller can open them. */
    public List<View> saved() {
        var me = teams.me().id();
        var mine = myTeams();
        return em.createQuery("select v from SavedView v where v.ownerId is null or v.ownerId = :me", SavedView.class)
                .setParameter("me", me)
                .getResultStream()
                .filter(view -> isInSight(view, me, mine))
                .flatMap(view -> toView(view, me, mine).stream())
                .sorted(Comparator.comparingInt(Views::rank)
                        .thenComparing(view -> view.definition().position())
                        .thenComparing(view -> view.definition().name(), String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(View::id))
                .toList();
    }

    /** The view of that key, if the caller can open it. */
    public Optional<View> find(String key) {
        return all().stream().filter(view -> view.key().equals(key)).findFirst();
    }

    /** For whom the caller may make views: themselves first, then teams, then everybody. */
    public List<Audience> audiences() {
        var mine = myTeams();
        var ofTeams = teams.all().stream().map(team -> (Audience) new OfTeam(team.id()));
        return Stream.of(Stream.<Audience>of(new Personal()), ofTeams, Stream.<Audience>of(new Everybody()))
                .flatMap(audiences -> audiences)
                .filter(audience -> decides(audience, true, mine))
                .toList();
    }

    /**
     * How many tickets each view shows, by its key, all counted at once. A view that names something that is gone has
     * no counter.
     */
    public Map<String, Count> counts(List<View> views) {
        var counts = search.counts(
                views.stream().map(view -> view.definition().query()).toList(), TicketSearch.MOST_COUNTED);
        Map<String, Count> byKey = new HashMap<>();
        for (int i = 0; i < views.size(); i++) {
            var key = views.get(i).key();
            counts.get(i).ifPresent(count -> byKey.put(key, count));
        }
        return byKey;
    }

    /**
     * Makes a view.
     *
     * @return its id
     * @throws NotYourView if the caller may not make one for this audience
     * @throws ViewNotValid if this audience has too many
     * @throws org.autocrm.ticket.search.UnknownValue if its query names something that does not exist
     */
    public long create(Audience audience, Definition definition) {
        var me = teams.me().id();
        refuseOthers(decides(audience, true, myTeams()));
        if (audience instanceof OfTeam ofTeam && teams.find(ofTeam.team()).isEmpty()) {
            throw new ViewNotValid("team", "There is no such team.");
        }
        search.check(definition.query());
        refuseTooMany(audience, me);
        var view = new SavedView(audience, me, definition, clock.instant());
        em.persist(view);
        events.fire(view.created());
        return view.id();
    }

    /**
     * Changes a view from what it is to what it is to be; nobody else changes it meanwhile.
     *
     * @param seen the version that the caller has seen, where that is known
     * @throws UnknownView if there is none of that key for the caller
     * @throws NotYourView if others decide about it
     * @throws ChangedMeanwhile if it has another version by now
     * @throws org.autocrm.ticket.search.UnknownValue if its query names something that does not exist
     */
    public View change(String key, OptionalLong seen, UnaryOperator<Definition> change) {
        var view = take(key);
        ChangedMeanwhile.refuse(seen, view.version());
        var definition = change.apply(view.definition().orElseThrow(() -> new UnknownView(key)));
        search.check(definition.query());
        view.become(definition).forEach(events::fire);
        em.flush();
        return toView(view, teams.me().id(), myTeams()).orElseThrow();
    }

    /**
     * Deletes a view.
     *
     * @param seen the version that the caller has seen, where that is known
     * @throws UnknownView if there is none for the caller
     * @throws NotYourView if others decide about it
     * @throws ChangedMeanwhile if it has another version by now
     */
    public void delete(String key, OptionalLong seen) {
        var view = take(key);
        ChangedMeanwhile.refuse(seen, view.version());
        em.remove(view);
        events.fire(view.deleted());
    }

    /**
     * Makes a view what the definition says.
     *
     * @param seen the version that the caller has seen
     * @throws UnknownView if there is none for the caller
     * @throws NotYourView if others decide about it
     * @throws ViewChangedMeanwhile if it has another version by now
     * @throws org.autocrm.ticket.search.UnknownValue if its query names something that does not exist
     */
    public void change(long id, int seen, Definition definition) {
        var view = take(id, seen);
        search.check(definition.query());
        view.become(definition).forEach(events::fire);
    }

    /**
     * Deletes a view.
     *
     * @param seen the version that the caller has seen
     * @throws UnknownView if there is none for the caller
     * @throws NotYourView if others decide about it
     * @throws ViewChangedMeanwhile if it has another version by now
     */
    public void delete(long id, int seen) {
        var view = take(id, seen);
        em.remove(view);
        events.fire(view.deleted());
    }

    private SavedView take(String key) {
        var view = find(key).orElseThrow(() -> new UnknownView(key));
        refuseOthers(view.id() > 0); // those of every installation stay as they are
        return take(view.id());
    }

    private SavedView take(long id, int seen) {
        var view = take(id);
        if (view.version() != seen) {
            throw new ViewChangedMeanwhile(view.name());
        }
        return view;
    }

    private SavedView take(long id) {
        var me = teams.me().id();
        var mine = myTeams();
        @Nullable SavedView view = em.find(SavedView.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (view == null || !isInSight(view, me, mine)) {
            throw new UnknownView(key(id));
        }
        refuseOthers(decides(view.audience(), view.isOwnedBy(me), mine));
        return view;
    }

    private void refuseTooMany(Audience audience, long me) {
        var known = audience instanceof Personal
                ? number("v.ownerId = :id", me)
                : audience instanceof OfTeam ofTeam
                        ? number("v.teamId = :id", ofTeam.team())
                        : number("v.ownerId is null and v.teamId is null and :id = 0", 0);
        if (known >= MOST) {
            throw new ViewNotValid("name", "There are " + MOST + " such views already; delete one first.");
        }
    }

    private int number(String condition, long id) {
        return em.createQuery("select v.id from SavedView v where " + condition, Long.class)
                .setParameter("id", id)
                .setMaxResults(MOST)
                .getResultList()
                .size();
    }

    private boolean isInSight(SavedView view, long me, Set<Long> mine) {
        return view.audience() instanceof OfTeam ofTeam
                ? mine.contains(ofTeam.team()) || caller.isCallerInRole("administrator")
                : !view.isPersonal() || view.isOwnedBy(me);
    }

    private boolean decides(Audience audience, boolean owner, Set<Long> mine) {
        if (audience instanceof Personal) {
            return owner;
        } else if (audience instanceof OfTeam ofTeam) {
            return caller.isCallerInRole("administrator")
                    || caller.isCallerInRole("supervisor") && mine.contains(ofTeam.team());
        }
        return audience instanceof Everybody && caller.isCallerInRole("administrator");
    }

    private static void refuseOthers(boolean decides) {
        if (!decides) {
            throw new NotYourView();
        }
    }

    private Set<Long> myTeams() {
        return teams.mine().stream().map(TeamRef::id).collect(Collectors.toUnmodifiableSet());
    }

    private Optional<View> toView(SavedView view, long me, Set<Long> mine) {
        return view.definition()
                .map(definition -> new View(
                        key(view.id()),
                        view.id(),
                        view.audience(),
                        definition,
                        decides(view.audience(), view.isOwnedBy(me), mine),
                        true,
                        view.version()));
    }

    private static String key(long id) {
        return "view-" + id;
    }

    private static int rank(View view) {
        return view.audience() instanceof Everybody ? 0 : view.audience() instanceof OfTeam ? 1 : 2;
    }
}
