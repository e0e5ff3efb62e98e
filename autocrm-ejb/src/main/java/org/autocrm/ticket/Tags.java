package org.autocrm.ticket;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.autocrm.ticket.ConfigurationEvent.TagChanged;

/** The tags that tickets have. One comes to be when it is first used. */
@Stateless
@RolesAllowed("agent")
public class Tags {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Event<ConfigurationEvent> events;

    /** Tags that begin with a text, in the order of the alphabet. */
    public List<String> startingWith(String text, int most) {
        var start = Tag.in(text)
                .orElse("")
                .replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_");
        List<?> names = em.createNativeQuery("select name from tag where name like ?1 order by name")
                .setParameter(1, start + "%")
                .setMaxResults(most)
                .getResultList();
        return names.stream().map(String.class::cast).toList();
    }

    /**
     * A part of the tags that begin with a text, in the order of their characters.
     *
     * @param from the tag that the part begins behind, or ends before; empty for the beginning
     * @param backwards whether it ends there
     */
    public List<String> part(String start, Optional<String> from, boolean backwards, int size) {
        List<?> names = em.createNativeQuery("""
                        select name from tag where starts_with(name, ?1) and (?2 = '' or name collate "C" %s ?2)
                        order by name collate "C" %s
                        """.formatted(backwards ? "<" : ">", backwards ? "desc" : "asc"))
                .setParameter(1, Tag.in(start).orElse(start))
                .setParameter(2, from.orElse(""))
                .setMaxResults(size)
                .getResultList();
        var found = new ArrayList<>(names.stream().map(String.class::cast).toList());
        if (backwards) {
            Collections.reverse(found);
        }
        return found;
    }

    /** The tag that a text means, if there is one. */
    public Optional<String> find(String typed) {
        return Tag.in(typed)
                .filter(tag -> !em.createNativeQuery("select name from tag where name = ?1")
                        .setParameter(1, tag)
                        .getResultList()
                        .isEmpty());
    }

    /**
     * Gives a tag another name on all its tickets. If there is a tag of that name, the two become one.
     *
     * @return the name in the spelling that all tags have
     * @throws ChangeRefused if there is no such tag, or the other name can be none
     */
    @RolesAllowed("administrator")
    public String rename(String from, String to) {
        var old = existing(from);
        var name = Tag.in(to).orElseThrow(() -> new ChangeRefused("name", "This can be no tag: " + to));
        if (name.equals(old)) {
            return name;
        }
        if (exists(name)) {
            em.createNativeQuery("""
                            insert into ticket_tag (ticket_id, tag) select ticket_id, ?1 from ticket_tag where tag = ?2
                            on conflict do nothing
                            """).setParameter(1, name).setParameter(2, old).executeUpdate();
            delete(old);
        } else {
            em.createNativeQuery("update tag set name = ?1 where name = ?2")
                    .setParameter(1, name)
                    .setParameter(2, old)
                    .executeUpdate();
        }
        events.fire(new TagChanged(old, Optional.of(old), Optional.of(name)));
        return name;
    }

    /**
     * Takes a tag off all its tickets.
     *
     * @throws ChangeRefused if there is no such tag
     */
    @RolesAllowed("administrator")
    public void remove(String name) {
        var tag = existing(name);
        delete(tag);
        events.fire(new TagChanged(tag, Optional.of(tag), Optional.empty()));
    }

    private void delete(String tag) {
        em.createNativeQuery("delete from ticket_tag where tag = ?1")
                .setParameter(1, tag)
                .executeUpdate();
        em.createNativeQuery("delete from tag where name = ?1")
                .setParameter(1, tag)
                .executeUpdate();
    }

    private String existing(String typed) {
        return Tag.in(typed)
                .filter(this::exists)
                .orElseThrow(() -> new ChangeRefused("tag", "There is no tag " + typed + "."));
    }

    private boolean exists(String tag) {
        return !em.createNativeQuery("select name from tag where name = ?1 for update")
                .setParameter(1, tag)
                .getResultList()
                .isEmpty();
    }
}
