package org.autocrm.mail.inbound;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The mails that became no message, for those who look after the installation. */
@Stateless
@RolesAllowed("administrator")
public class KeptMails {

    private static final int LISTED = 200;

    @PersistenceContext
    private EntityManager em;

    /** A mail in a list. */
    public record MailRow(
            long id,
            MailState state,
            @Nullable String reason,
            @Nullable String mailId,
            Instant storedAt) implements Serializable {}

    /**
     * The latest mails that were set aside or kept out, those set aside first; copies of our own mails are left out.
     */
    public List<MailRow> latest() {
        List<?> rows = em.createNativeQuery("""
                        select id, state, reason, mail_id, stored_at from stored_mail
                        where state = 'SET_ASIDE' or (state = 'KEPT_OUT' and reason <> ?2)
                        order by state desc, id desc limit ?1
                        """)
                .setParameter(1, LISTED)
                .setParameter(2, MailScreen.Objection.SENT_BY_US.reason())
                .getResultList();
        return rows.stream().map(row -> toRow((Object[]) row)).toList();
    }

    /** A mail as it came, byte for byte as Latin 1. */
    public Optional<String> raw(long id) {
        return Optional.ofNullable(em.find(StoredMail.class, id))
                .map(mail -> new String(mail.raw(), StandardCharsets.ISO_8859_1));
    }

    private static MailRow toRow(Object[] row) {
        return new MailRow(
                ((Number) row[0]).longValue(),
                MailState.valueOf((String) row[1]),
                (String) row[2],
                (String) row[3],
                ((Timestamp) row[4]).toInstant());
    }
}
