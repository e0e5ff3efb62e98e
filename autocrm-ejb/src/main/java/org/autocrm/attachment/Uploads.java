package org.autocrm.attachment;

import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Files that were sent before the message that will have them. Only their sender can see and use them, and what no
 * message has after a day is removed.
 */
@Stateless
@RolesAllowed("agent")
public class Uploads {

    /** How long a file waits for its message. */
    public static final Duration WAITS = Duration.ofHours(24);

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Contents contents;

    @Inject
    private Clock clock;

    @Resource
    private SessionContext caller;

    /**
     * A file that was sent.
     *
     * @param content the id of its kept content
     * @param size in bytes
     */
    public record Upload(long id, long content, String name, String mediaType, long size, Instant uploadedAt)
            implements Serializable {}

    /** Keeps a file of the caller. */
    public Upload keep(String name, String mediaType, InputStream content) {
        try {
            var kept = contents.keep(content);
            var id = ((Number) em.createNativeQuery("select nextval('message_file_seq')")
                            .getSingleResult())
                    .longValue();
            var now = clock.instant();
            em.createNativeQuery("""
                            insert into upload (id, owner, content_id, name, media_type, size, uploaded_at)
                            values (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                            """)
                    .setParameter(1, id)
                    .setParameter(2, me())
                    .setParameter(3, kept.id())
                    .setParameter(4, name)
                    .setParameter(5, mediaType)
                    .setParameter(6, kept.size())
                    .setParameter(7, Timestamp.from(now))
                    .executeUpdate();
            return new Upload(id, kept.id(), name, mediaType, kept.size(), now);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file that the caller sent within the last day. */
    public Optional<Upload> find(long id) {
        return found(id, "").stream().findFirst();
    }

    /**
     * The files that the caller sent, for a message that is written in this transaction; each can be used once.
     *
     * @throws UnknownUpload if the caller has sent no such file, or a message has it
     */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public List<Upload> use(List<Long> ids) {
        return ids.stream().distinct().map(this::use).toList();
    }

    /** Removes what waited too long, and its contents if nobody else refers to them. */
    @PermitAll
    public void sweep() {
        em.createNativeQuery("""
                        with gone as (delete from upload where uploaded_at < ?1 returning content_id)
                        delete from content c using gone
                        where c.id = gone.content_id
                        and not exists (select 1 from upload u where u.content_id = c.id and u.uploaded_at >= ?1)
                        and not exists (select 1 from message_file f where f.content_id = c.id)
                        """)
                .setParameter(1, Timestamp.from(clock.instant().minus(WAITS)))
                .executeUpdate();
    }

    private Upload use(long id) {
        var upload = found(id, " and used_at is null for update").stream()
                .findFirst()
                .orElseThrow(() -> new UnknownUpload(id));
        em.createNativeQuery("update upload set used_at = ?1 where id = ?2")
                .setParameter(1, Timestamp.from(clock.instant()))
                .setParameter(2, id)
                .executeUpdate();
        return upload;
    }

    private List<Upload> found(long id, String more) {
        List<?> rows = em.createNativeQuery(
                        "select id, content_id, name, media_type, size, uploaded_at from upload where id = ?1 and owner = ?2"
                                + more)
                .setParameter(1, id)
                .setParameter(2, me())
                .getResultList();
        return rows.stream().map(row -> toUpload((Object[]) row)).toList();
    }

    private String me() {
        return caller.getCallerPrincipal().getName();
    }

    private static Upload toUpload(Object[] row) {
        return new Upload(
                ((Number) row[0]).longValue(),
                ((Number) row[1]).longValue(),
                (String) row[2],
                (String) row[3],
                ((Number) row[4]).longValue(),
                ((Timestamp) row[5]).toInstant());
    }
}
