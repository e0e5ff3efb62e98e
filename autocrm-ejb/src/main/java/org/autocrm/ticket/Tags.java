package org.autocrm.ticket;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
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
     * Gives a tag another name on all its tickets. If there is a tag of that name, the two become one.
     *
     * @throws ChangeRefused if there is no such tag, or the other name can be none
     */
    @RolesAllowed("administrator")
    public void rename(String from, String to) {
        var old = existing(from);
        var name = Tag.in(to).orElseThrow(() -> new ChangeRefused("name", "This can be no tag: " + to));
        if (name.equals(old)) {
            return;
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
