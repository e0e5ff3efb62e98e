package org.autocrm.mail.mailbox;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.autocrm.account.Teams;
import org.autocrm.event.DomainEvent;
import org.autocrm.mail.mailbox.LogIn.Access;
import org.autocrm.mail.mailbox.MailServer.Protocol;
import org.autocrm.mail.mailbox.MailboxEvent.MailboxMade;
import org.autocrm.mail.mailbox.MailboxEvent.MailboxRemoved;
import org.autocrm.setting.Vault;
import org.autocrm.shared.Keyset;
import org.jspecify.annotations.Nullable;

/** Which mailboxes there are, and who decides what about them. */
@Stateless
@RolesAllowed("administrator")
public class MailboxFile {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Vault vault;

    @Inject
    private SystemMailboxes mailboxes;

    @Inject
    private Teams teams;

    @Inject
    private Event<DomainEvent> events;

    /** All mailboxes by name. */
    public List<MailboxEntry> all() {
        return em.createQuery("select m from Mailbox m order by m.name", Mailbox.class).getResultList().stream()
                .map(Mailbox::toEntry)
                .toList();
    }

    /** The mailboxes part by part, those that were made last come first. */
    public List<MailboxEntry> all(Keyset part) {
        return part
                .inOrder(em.createQuery("select m from Mailbox m where " + part.condition("m.id"), Mailbox.class)
                        .setParameter("from", part.from())
                        .setMaxResults(part.size())
                        .getResultList())
                .stream()
                .map(Mailbox::toEntry)
                .toList();
    }

    public Optional<MailboxEntry> find(long id) {
        return Optional.ofNullable(em.find(Mailbox.class, id)).map(Mailbox::toEntry);
    }

    /** Whether secrets can be kept: the environment has a key. */
    public boolean keepsSecrets() {
        return vault.hasKey();
    }

    /** A mailbox as it would be, with the secrets that it would use. */
    public record Prepared(MailboxDetails details, MailboxSecrets secrets) {}

    /**
     * What would be tried or saved: the details in the form that is kept, and the secrets that are given, else kept.
     *
     * @param id the mailbox that is to be changed; 0 for a new one
     * @throws MailboxNotValid if it cannot be like that
     */
    public Prepared prepare(long id, MailboxDetails typed, MailboxSecrets given) {
        var details = checked(typed, id);
        var mailbox = id == 0 ? null : em.find(Mailbox.class, id);
        if (mailbox == null) {
            return new Prepared(details, given);
        }
        if (mailbox.isFromSettings()) {
            refuseAnotherPlace(mailbox.details(), details, given);
        }
        refuseSecretsForAnother(mailbox.toEntry(), details, given);
        var kept = mailboxes.secrets(id);
        return new Prepared(
                details,
                new MailboxSecrets(
                        given.password() == null ? kept.password() : given.password(),
                        given.refreshToken() == null ? kept.refreshToken() : given.refreshToken()));
    }

    /**
     * Makes a mailbox.
     *
     * @throws MailboxNotValid if it cannot be like that
     */
    public MailboxEntry make(MailboxDetails typed, MailboxSecrets secrets) {
        var details = checked(typed, 0);
        var mailbox = new Mailbox(details, false);
        em.persist(mailbox);
        em.flush();
        events.fire(new MailboxMade(mailbox.id(), details.name()));
        mailbox.begin().forEach(events::fire);
        keep(mailbox, secrets);
        em.flush();
        return mailbox.toEntry();
    }

    /**
     * Changes a mailbox.
     *
     * @param seen the version that the caller has seen, where that is known
     * @param change from what is to what is to be; runs while nobody else can change it
     * @param secrets those that are to be others
     * @throws UnknownMailbox if there is none of that id
     * @throws MailboxNotValid if it cannot be like that
     */
    public MailboxEntry change(
            long id, OptionalLong seen, UnaryOperator<MailboxDetails> change, MailboxSecrets secrets) {
        var mailbox = taken(id, seen);
        var next = checked(change.apply(mailbox.details()), id);
        if (mailbox.isFromSettings()) {
            refuseAnotherPlace(mailbox.details(), next, secrets);
        }
        refuseSecretsForAnother(mailbox.toEntry(), next, secrets);
        mailbox.become(next).forEach(events::fire);
        keep(mailbox, secrets);
        em.flush();
        return mailbox.toEntry();
    }

    /**
     * Removes a mailbox: it is read no more. What came by it stays.
     *
     * @throws UnknownMailbox if there is none of that id
     * @throws MailboxNotValid if the settings of the server name it
     */
    public void remove(long id, OptionalLong seen) {
        var mailbox = taken(id, seen);
        if (mailbox.isFromSettings()) {
            throw new MailboxNotValid(
                    "id",
                    "of-the-settings",
                    "The settings of the server name this mailbox: remove it there, or switch it off here.");
        }
        events.fire(new MailboxRemoved(id, mailbox.name()));
        em.remove(mailbox);
        em.flush();
    }

    private Mailbox taken(long id, OptionalLong seen) {
        var mailbox = Optional.ofNullable(em.find(Mailbox.class, id, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(() -> new UnknownMailbox(id));
        mailbox.refuseOutdated(seen);
        return mailbox;
    }

    private MailboxDetails checked(MailboxDetails typed, long id) {
        var details = MailboxRules.checked(typed);
        var team = details.speaking().team();
        if (team != null && teams.all().stream().noneMatch(one -> one.id() == team)) {
            throw new MailboxNotValid("team", "team", "There is no team " + team + ".");
        }
        for (var other : all()) {
            if (other.id() != id && other.details().name().equals(details.name())) {
                throw new MailboxNotValid("name", "name-taken", "Another mailbox has this name.");
            }
            if (other.id() != id
                    && details.active()
                    && other.details().active()
                    && other.details().place().equals(details.place())) {
                throw new MailboxNotValid(
                        "user",
                        "place-taken",
                        "The mailbox " + other.details().name() + " reads this folder of this user already.");
            }
        }
        return details;
    }

    private static void refuseAnotherPlace(MailboxDetails present, MailboxDetails next, MailboxSecrets secrets) {
        if (!present.server().equals(next.server())
                || !present.logIn().equals(next.logIn())
                || !present.taking().folder().equals(next.taking().folder())
                || !present.speaking().address().equals(next.speaking().address())
                || secrets.password() != null
                || secrets.refreshToken() != null) {
            throw new MailboxNotValid(
                    "host",
                    "of-the-settings",
                    "Where this mailbox is, the settings of the server say: change it there, and start again.");
        }
    }

    /** What was entered for one server is sent to no other: who enters it, decides who gets it. */
    private static void refuseSecretsForAnother(MailboxEntry present, MailboxDetails next, MailboxSecrets given) {
        var before = present.details();
        var sameServer = before.server().equals(next.server()) // another port or weaker encryption may be another's
                && Objects.equals(before.logIn().tokenUrl(), next.logIn().tokenUrl());
        if (sameServer || next.server().protocol() == Protocol.PUSH) {
            return;
        }
        if (present.hasPassword() && given.password() == null) {
            throw new MailboxNotValid(
                    "password",
                    "password-again",
                    "For another server, enter the password or the client's secret again.");
        }
        if (present.hasRefreshToken() && given.refreshToken() == null) {
            throw new MailboxNotValid(
                    "refreshToken", "password-again", "For another server, enter the refresh token again.");
        }
    }

    private void keep(Mailbox mailbox, MailboxSecrets secrets) {
        var isSealing = isText(secrets.password()) || isText(secrets.refreshToken());
        if (isSealing && !vault.hasKey()) {
            throw new MailboxNotValid("password", "no-key", """
                    This installation has no key to keep secrets with: set AUTOCRM_SECRET_KEY to what openssl rand \
                    -base64 32 prints, and start again.""");
        }
        mailbox.keep(secrets, vault).forEach(events::fire);
        refuseWithoutProof(mailbox.toEntry());
    }

    private static boolean isText(@Nullable String secret) {
        return secret != null && !secret.isEmpty();
    }

    private static void refuseWithoutProof(MailboxEntry mailbox) {
        var details = mailbox.details();
        if (mailbox.fromSettings() || details.server().protocol() == Protocol.PUSH) {
            return;
        }
        var access = details.logIn().access();
        if (access == Access.REFRESH_TOKEN && !mailbox.hasRefreshToken()) {
            throw new MailboxNotValid(
                    "refreshToken", "refresh-token", "Enter the refresh token that the identity provider gave out.");
        }
        if (access != Access.REFRESH_TOKEN && !mailbox.hasPassword()) {
            throw new MailboxNotValid(
                    "password",
                    "password",
                    access == Access.PASSWORD
                            ? "Enter the password of this user."
                            : "Enter the secret of the client at the identity provider.");
        }
    }
}
