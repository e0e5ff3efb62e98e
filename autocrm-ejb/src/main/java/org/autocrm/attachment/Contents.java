package org.autocrm.attachment;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.autocrm.shared.Tokens;

/** Contents of files: kept once each, read and written in pieces. */
@Stateless
@PermitAll
public class Contents {

    private static final int PIECE = 256 * 1024;

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Clock clock;

    /** A content that is kept. */
    public record Kept(long id, long size) {}

    /** Keeps what the stream holds, in this transaction; the same content again is not stored again. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public Kept keep(InputStream content) throws IOException {
        var id = ((Number) em.createNativeQuery("select nextval('content_seq')").getSingleResult()).longValue();
        var digest = Tokens.sha256();
        em.createNativeQuery("insert into content (id, sha256, size, created_at) values (?1, ?2, 0, ?3)")
                .setParameter(1, id)
                .setParameter(2, "incoming " + id)
                .setParameter(3, Timestamp.from(clock.instant()))
                .executeUpdate();
        long size = 0;
        int position = 0;
        for (byte[] piece = content.readNBytes(PIECE); piece.length > 0; piece = content.readNBytes(PIECE)) {
            digest.update(piece);
            size += piece.length;
            em.createNativeQuery("insert into content_piece (content_id, position, bytes) values (?1, ?2, ?3)")
                    .setParameter(1, id)
                    .setParameter(2, position++)
                    .setParameter(3, piece)
                    .executeUpdate();
        }
        return settle(id, HexFormat.of().formatHex(digest.digest()), size);
    }

    /** Writes a content to the stream, piece by piece; a slow reader holds no transaction and no connection. */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void copy(long id, OutputStream target) throws IOException {
        for (int position = 0; ; position++) {
            var piece = piece(id, position);
            if (piece.isEmpty()) {
                return;
            }
            target.write(piece.get());
        }
    }

    /** Forgets a content that no message has any more; one that was uploaded lately goes with its upload. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void forget(long id) {
        em.createNativeQuery("""
                        delete from content where id = ?1
                        and not exists (select 1 from upload where content_id = content.id)
                        """).setParameter(1, id).executeUpdate();
    }

    /** A piece of a content, by its place; empty behind the last. */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Optional<byte[]> piece(long id, int position) {
        List<?> pieces = em.createNativeQuery("select bytes from content_piece where content_id = ?1 and position = ?2")
                .setParameter(1, id)
                .setParameter(2, position)
                .getResultList();
        return pieces.stream().findFirst().map(byte[].class::cast);
    }

    /** Gives the content its name, or returns the one of that name that was there before. */
    private Kept settle(long id, String sha256, long size) {
        em.createNativeQuery(
                        "select pg_advisory_xact_lock(?1)") // the same content at the same moment: one after the other
                .setParameter(1, Long.parseUnsignedLong(sha256.substring(0, 16), 16))
                .getSingleResult();
        List<?> same = em.createNativeQuery("select id from content where sha256 = ?1 for key share")
                .setParameter(1, sha256)
                .getResultList();
        if (!same.isEmpty()) {
            em.createNativeQuery("delete from content where id = ?1")
                    .setParameter(1, id)
                    .executeUpdate();
            return new Kept(((Number) same.get(0)).longValue(), size);
        }
        em.createNativeQuery("update content set sha256 = ?1, size = ?2 where id = ?3")
                .setParameter(1, sha256)
                .setParameter(2, size)
                .setParameter(3, id)
                .executeUpdate();
        return new Kept(id, size);
    }
}
