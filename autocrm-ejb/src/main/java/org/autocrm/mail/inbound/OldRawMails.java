package org.autocrm.mail.inbound;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import org.autocrm.setting.Settings;

/**
 * Raw mails are kept for a time after they came to their end. Their rows stay, so that none is taken twice; what waits
 * for somebody stays whole.
 */
@Stateless
@PermitAll
public class OldRawMails {

    private static final int USUAL_DAYS = 400;
    private static final int BATCH = 200;

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Settings settings;

    @Inject
    private Clock clock;

    /**
     * Empties old raw mails, some at a time.
     *
     * @return whether there may be more
     */
    public boolean forget() {
        var days = settings.number("mail.raw.days", USUAL_DAYS);
        return days > 0
                && em.createNativeQuery("""
                                update stored_mail set raw = cast('' as bytea) where id in (
                                    select id from stored_mail
                                    where octet_length(raw) > 0
                                        and state in ('OPENED', 'CONTINUED', 'KEPT_OUT', 'DROPPED') and done_at < ?1
                                    order by done_at limit ?2 for update skip locked)
                                """)
                                .setParameter(1, Timestamp.from(clock.instant().minus(Duration.ofDays(days))))
                                .setParameter(2, BATCH)
                                .executeUpdate()
                        == BATCH;
    }
}
