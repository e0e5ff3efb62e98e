package org.autocrm.web.faces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.autocrm.account.Person;
import org.autocrm.account.TeamRef;
import org.autocrm.account.Teams;
import org.jspecify.annotations.Nullable;

/** Who works at the desk, looked up once however often a page asks while it is written. */
@RequestScoped
public class Colleagues {

    @Inject
    private Teams teams;

    private @Nullable Person me;
    private @Nullable List<Person> agents;
    private @Nullable List<Person> everybody;
    private @Nullable List<TeamRef> all;

    /** The agent who is logged in. */
    public Person me() {
        var known = me == null ? teams.me() : me;
        me = known;
        return known;
    }

    /** All agents who are active, by name. */
    public List<Person> agents() {
        var known = agents == null ? teams.agents() : agents;
        agents = known;
        return known;
    }

    /** All who are or were agents, by name. */
    public List<Person> everybody() {
        var known = everybody == null ? teams.everybody() : everybody;
        everybody = known;
        return known;
    }

    /** What somebody is called who is or was an agent; the id where that is not known. */
    public String nameOf(long agent) {
        return everybody().stream()
                .filter(person -> person.id() == agent)
                .map(Person::name)
                .findFirst()
                .orElse(Long.toString(agent));
    }

    /** All teams by name. */
    public List<TeamRef> teams() {
        var known = all == null ? teams.all() : all;
        all = known;
        return known;
    }
}
