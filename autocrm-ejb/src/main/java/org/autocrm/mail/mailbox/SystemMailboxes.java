package org.autocrm.mail.mailbox;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.autocrm.account.TeamRef;
import org.autocrm.account.Teams;
import org.autocrm.setting.Settings;
import org.autocrm.setting.Vault;
import org.autocrm.shared.EmailAddress;

/** The mailboxes for those who take mail from them, and answer by them. Demands no role: screens may not use it. */
@Stateless
@PermitAll
public class SystemMailboxes {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Settings settings;

    @Inject
    private Vault vault;

    @Inject
    private Teams teams;

    /** Those that are to be read, or to be handed mail. */
    public List<MailboxEntry> active() {
        return em
                .createQuery("select m from Mailbox m where m.active = true order by m.id", Mailbox.class)
                .getResultList()
                .stream()
                .map(Mailbox::toEntry)
                .toList();
    }

    public Optional<MailboxEntry> find(long id) {
        return Optional.ofNullable(em.find(Mailbox.class, id)).map(Mailbox::toEntry);
    }

    /** The secrets to log in with; the settings of the server know those of their own mailbox. */
    public MailboxSecrets secrets(long id) {
        var mailbox = em.find(Mailbox.class, id);
        if (mailbox == null) {
            return MailboxSecrets.KEPT;
        }
        return mailbox.isFromSettings()
                ? new MailboxSecrets(settings.text("mailbox.password", ""), null)
                : mailbox.secrets(vault);
    }

    /**
     * The identity provider gave out another refresh token in place of the one that was used. Nobody decided that, so
     * it is no other version of the mailbox; what an administrator entered meanwhile stays.
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void keepRefreshToken(long id, String used, String next) {
        var mailbox = em.find(Mailbox.class, id);
        if (mailbox != null && used.equals(mailbox.secrets(vault).refreshToken())) {
            em.createNativeQuery("update mailbox set refresh_token = ?2 where id = ?1 and refresh_token = ?3")
                    .setParameter(1, id)
                    .setParameter(2, mailbox.sealedRefreshToken(next, vault))
                    .setParameter(3, mailbox.keptRefreshToken())
                    .executeUpdate();
        }
    }

    /** How answers from that address of ours are given. */
    public Optional<Speaking> speaksFrom(EmailAddress address) {
        return active().stream()
                .map(mailbox -> mailbox.details().speaking())
                .filter(speaking -> speaking.address().equals(address))
                .findFirst();
    }

    /** Every address of ours: that of the installation, those of mailboxes, read or not, and those of teams. */
    public Set<EmailAddress> ourAddresses() {
        var ours = em.createQuery("select m.address from Mailbox m", EmailAddress.class)
                .getResultStream()
                .collect(Collectors.toSet());
        ours.add(settings.supportAddress());
        teams.all().stream().map(TeamRef::address).filter(Objects::nonNull).forEach(ours::add);
        return ours;
    }

    /**
     * The mailbox that the settings of the server name is as they say. At each start; the audit trail, which is about
     * what people decide here, says nothing of it.
     */
    public void followSettings() {
        em.createNativeQuery("select cast(pg_advisory_xact_lock(hashtextextended('mailboxes', 1)) as text)")
                .getSingleResult();
        var present = em.createQuery("select m from Mailbox m where m.fromSettings = true", Mailbox.class)
                .getResultStream()
                .findFirst();
        var wanted = MailboxOfSettings.from(settings);
        if (wanted.isEmpty()) {
            present.ifPresent(em::remove);
        } else if (present.isPresent()) {
            present.get().become(MailboxOfSettings.over(present.get().details(), wanted.get()));
        } else {
            em.persist(new Mailbox(wanted.get().named(freeName(wanted.get().name())), true));
        }
    }

    private String freeName(String wanted) {
        var taken = em.createQuery("select m.name from Mailbox m", String.class).getResultList();
        return Stream.iterate(1, number -> number + 1)
                .map(number -> number == 1 ? wanted : wanted + " " + number)
                .filter(name -> !taken.contains(name))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Seals anew what was sealed by the key before. At each start.
     *
     * @throws org.autocrm.setting.VaultLocked if the key of that time is not there
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void sealAnew(long id) {
        if (vault.hasKey()) {
            Optional.ofNullable(em.find(Mailbox.class, id)).ifPresent(mailbox -> mailbox.sealAnew(vault));
        }
    }
}
