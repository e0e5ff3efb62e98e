package org.autocrm.mail.fetching;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.autocrm.mail.fetching.AccessTokens.AccessToken;
import org.autocrm.mail.inbound.StoredMails;
import org.autocrm.mail.mailbox.LogIn.Access;
import org.autocrm.mail.mailbox.MailServer.Protocol;
import org.autocrm.mail.mailbox.MailboxEntry;
import org.autocrm.mail.mailbox.MailboxSecrets;
import org.autocrm.mail.mailbox.SystemMailboxes;

/** Opens mailboxes. */
@ApplicationScoped
class MailSources {

    @Resource
    private ManagedThreadFactory threads;

    @Inject
    private StoredMails ledger;

    @Inject
    private SystemMailboxes mailboxes;

    @Inject
    private AccessTokens tokens;

    @Inject
    private Clock clock;

    private final Map<Long, AccessToken> known = new ConcurrentHashMap<>();

    MailSource open(MailboxEntry mailbox) throws MessagingException, IOException, InterruptedException {
        var proof = proof(mailbox);
        try {
            return mailbox.details().server().protocol() == Protocol.POP3
                    ? PopSource.open(mailbox, proof, ledger)
                    : ImapSource.open(mailbox, proof, ledger, threads);
        } catch (AuthenticationFailedException e) {
            known.remove(mailbox.id()); // a provider can take back what it gave
            throw e;
        }
    }

    private String proof(MailboxEntry mailbox) throws IOException, InterruptedException {
        var secrets = mailboxes.secrets(mailbox.id());
        if (mailbox.details().logIn().access() == Access.PASSWORD) {
            return Objects.requireNonNullElse(secrets.password(), "");
        }
        var token = known.get(mailbox.id());
        if (token == null || !token.isGoodAt(clock.instant())) {
            token = tokens.ask(mailbox.details(), secrets);
            keepNext(mailbox.id(), secrets, token);
            known.put(mailbox.id(), token);
        }
        return token.value();
    }

    /** Keeps the refresh token that is to be used in place of the one that was. */
    void keepNext(long mailbox, MailboxSecrets used, AccessToken got) {
        var before = used.refreshToken();
        if (before != null) {
            got.refreshToken()
                    .filter(next -> !next.equals(before))
                    .ifPresent(next -> mailboxes.keepRefreshToken(mailbox, before, next));
        }
    }

    /** Forgets the tokens of a mailbox that is another now. */
    void forget(long mailbox) {
        known.remove(mailbox);
    }
}
