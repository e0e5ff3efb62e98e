package org.autocrm.mail.fetching;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.OptionalInt;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.autocrm.mail.inbound.MailPlace;
import org.autocrm.mail.inbound.StoredMails;
import org.autocrm.mail.mailbox.MailServer.Protocol;
import org.autocrm.mail.mailbox.MailboxHealths;
import org.autocrm.mail.mailbox.SystemMailboxes;
import org.autocrm.mail.mailbox.UnknownMailbox;

/** Where a mail server hands over mails one by one, instead of putting them into a mailbox. */
@Stateless
@RolesAllowed("agent")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED) // a call holds one connection of the database at a time
public class MailDoor {

    private static final Logger LOG = Logger.getLogger(MailDoor.class.getName());

    private static final String HOLDER = "pushed";

    @Inject
    private SystemMailboxes mailboxes;

    @Inject
    private StoredMails ledger;

    @Inject
    private MailboxHealths healths;

    /**
     * Keeps a mail; when this returns, it is safe. The same bytes that come again, for the answer was lost on the way,
     * are the same mail.
     *
     * @param mailbox the id of a mailbox that mail is pushed to
     * @param raw the mail to the last byte, as RFC 5322 has it
     * @throws UnknownMailbox if there is none such, or it is switched off
     */
    public void take(long mailbox, byte[] raw) {
        var box = mailboxes
                .find(mailbox)
                .filter(one -> one.details().active())
                .filter(one -> one.details().server().protocol() == Protocol.PUSH)
                .orElseThrow(() -> new UnknownMailbox(mailbox));
        ledger.keep(MailPlace.unnumbered(mailbox, box.details().place(), raw), raw, false);
        noteHealth(mailbox);
    }

    /** It is safe already, whatever becomes of this. */
    private void noteHealth(long mailbox) {
        try {
            if (healths.hold(mailbox, HOLDER)) {
                healths.succeeded(mailbox, 0, OptionalInt.of(0));
            }
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, "that a mail was handed over is not noted", e);
        }
    }
}
