package org.autocrm.staffing;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.autocrm.event.DomainEvent;
import org.autocrm.shared.ChangedMeanwhile;
import org.autocrm.staffing.StaffingEvent.DefaultChanged;
import org.jspecify.annotations.Nullable;

/** What holds for agents without figures of their own. */
@Stateless
@RolesAllowed("agent")
public class StaffingDefaults {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Event<DomainEvent> events;

    /**
     * How much an agent may have to do, and when they count as away.
     *
     * @param mailUnits how much open work of mails, calls and programs, in units; null: no limit
     * @param portalUnits the same of the portal
     * @param chatUnits the same of chats
     * @param awayAfterMinutes after how many minutes without a sign of life an agent is away; null: never
     */
    public record Values(
            @Nullable Integer mailUnits,
            @Nullable Integer portalUnits,
            @Nullable Integer chatUnits,
            @Nullable Integer awayAfterMinutes)
            implements Serializable {

        private static final int DAY = 1440;

        public Values {
            StaffingDetails.refuse("mailUnits", mailUnits);
            StaffingDetails.refuse("portalUnits", portalUnits);
            StaffingDetails.refuse("chatUnits", chatUnits);
            if (awayAfterMinutes != null && (awayAfterMinutes < 1 || awayAfterMinutes > DAY)) {
                throw new StaffingNotValid("awayAfterMinutes", "It is a number of minutes from 1 to " + DAY + ".");
            }
        }
    }

    /** The values with their version. */
    public record Kept(Values values, long version) implements Serializable {}

    /** What holds now. */
    public Kept kept() {
        return read("");
    }

    /**
     * Changes what holds; whoever does so next waits until this transaction has ended.
     *
     * @param seen the version that the caller has seen, where that is known
     * @param change from what is to what is to be
     * @throws StaffingNotValid if it cannot be like that
     * @throws ChangedMeanwhile if somebody else was faster
     */
    @RolesAllowed("administrator")
    public Kept change(OptionalLong seen, UnaryOperator<Values> change) {
        var before = read("for update");
        ChangedMeanwhile.refuse(seen, before.version());
        var next = change.apply(before.values());
        em.createNativeQuery("""
                        update staffing_default set mail_units = cast(?1 as integer), portal_units = cast(?2 as integer),
                            chat_units = cast(?3 as integer), away_after_minutes = cast(?4 as integer), version = version + 1
                        """)
                .setParameter(1, next.mailUnits())
                .setParameter(2, next.portalUnits())
                .setParameter(3, next.chatUnits())
                .setParameter(4, next.awayAfterMinutes())
                .executeUpdate();
        announce("mailUnits", before.values().mailUnits(), next.mailUnits());
        announce("portalUnits", before.values().portalUnits(), next.portalUnits());
        announce("chatUnits", before.values().chatUnits(), next.chatUnits());
        announce("awayAfterMinutes", before.values().awayAfterMinutes(), next.awayAfterMinutes());
        return new Kept(next, before.version() + 1);
    }

    private Kept read(String lock) {
        var row = (Object[]) em.createNativeQuery(
                        "select mail_units, portal_units, chat_units, away_after_minutes, version from staffing_default "
                                + lock)
                .getSingleResult();
        return new Kept(
                new Values(Staff.whole(row[0]), Staff.whole(row[1]), Staff.whole(row[2]), Staff.whole(row[3])),
                ((Number) row[4]).longValue());
    }

    private void announce(String what, @Nullable Integer from, @Nullable Integer to) {
        if (!Objects.equals(from, to)) {
            events.fire(new DefaultChanged(what, Optional.ofNullable(from), Optional.ofNullable(to)));
        }
    }
}
