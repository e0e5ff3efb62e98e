package org.autocrm.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import org.autocrm.setting.Settings;
import org.jspecify.annotations.Nullable;

/** Makes the links that switch mails off, and reads what one says. */
@ApplicationScoped
class OffLinks {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Settings settings;

    /** The key stays for the life of the database, so it is read once. */
    private volatile @Nullable OffSeal seal;

    String to(OffToken token) {
        return settings.publicUrl() + "/autocrm/unsubscribe?token=" + seal().sign(token);
    }

    Optional<OffToken> read(String token) {
        return seal().open(token);
    }

    private OffSeal seal() {
        var known = seal;
        if (known == null) {
            known = new OffSeal((byte[]) em.createNativeQuery("select secret from notice_signing_key")
                    .getSingleResult());
            seal = known;
        }
        return known;
    }
}
