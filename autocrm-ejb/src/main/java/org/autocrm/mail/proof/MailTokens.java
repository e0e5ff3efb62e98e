package org.autocrm.mail.proof;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import org.autocrm.setting.Settings;
import org.autocrm.shared.EmailAddress;
import org.autocrm.shared.Tokens;
import org.jspecify.annotations.Nullable;

/** Signs what our mails say about themselves, and finds it again in what comes back. */
@ApplicationScoped
public class MailTokens {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Settings settings;

    /** The key stays for the life of the database, so it is read once. */
    private volatile @Nullable TokenSeal seal;

    /** A new Message-ID that carries the token, without angle brackets; no two are the same. */
    public String mailId(MailToken token) {
        return seal().sign(token) + "." + Tokens.random() + "@"
                + settings.supportAddress().domain();
    }

    /**
     * The address of ours with the token behind a plus sign (RFC 5233): mail to it comes to the address. One that has a
     * detail already stays as it is: it may be another mailbox than the one without.
     */
    public EmailAddress answerTo(EmailAddress ours, MailToken token) {
        return ours.detail().isPresent() ? ours : ours.withDetail(seal().sign(token));
    }

    /** The token in a Message-ID of ours; empty where it carries none, or one that we have not signed. */
    public Optional<MailToken> inMailId(String mailId) {
        var end = mailId.indexOf('.');
        return end < 0 ? Optional.empty() : seal().open(mailId.substring(0, end));
    }

    /** The token in an address for answers; empty where it carries none, or one that we have not signed. */
    public Optional<MailToken> inAddress(EmailAddress address) {
        return address.detail().flatMap(seal()::open);
    }

    private TokenSeal seal() {
        var known = seal;
        if (known == null) {
            var key = (byte[])
                    em.createNativeQuery("select secret from mail_signing_key").getSingleResult();
            known = new TokenSeal(key);
            seal = known;
        }
        return known;
    }
}
