package org.autocrm.mail.fetching;

import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.autocrm.mail.inbound.MailPlace;
import org.autocrm.mail.inbound.StoredMails;
import org.autocrm.mail.mailbox.MailboxEntry;
import org.autocrm.mail.mailbox.Taking.Afterwards;
import org.autocrm.mail.mailbox.Taking.Backlog;

/**
 * An open POP3 mailbox (RFC 1939): a picture of what was there when it was opened. It names its mails by unique ids of
 * up to 70 characters; the ledger knows them by 63 bits of their SHA-256.
 *
 * <p>What is deleted goes when the connection ends in order, so each look has a connection of its own.
 */
final class PopSource implements MailSource {

    private static final Logger LOG = Logger.getLogger(PopSource.class.getName());

    private final MailboxEntry mailbox;
    private final StoredMails ledger;
    private final Store store;
    private final Folder folder;

    private PopSource(MailboxEntry mailbox, StoredMails ledger, Store store, Folder folder) {
        this.mailbox = mailbox;
        this.ledger = ledger;
        this.store = store;
        this.folder = folder;
    }

    static PopSource open(MailboxEntry mailbox, String proof, StoredMails ledger) throws MessagingException {
        var store = MailServerConnection.open(mailbox.details(), proof);
        try {
            var folder = store.getFolder("INBOX");
            folder.open(Folder.READ_WRITE);
            return new PopSource(mailbox, ledger, store, folder);
        } catch (MessagingException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    @Override
    public Found look(int most) throws MessagingException {
        var all = all();
        var place = mailbox.details().place();
        var uids = all.stream().map(mail -> mail.place().uid()).collect(Collectors.toSet());
        if (!ledger.isKnown(place)) {
            ledger.begin(place, mailbox.details().taking().backlog() == Backlog.NONE ? uids : Set.of());
        }
        var known = ledger.known(place, MailPlace.NEVER_RENUMBERED, uids);
        var waiting =
                all.stream().filter(mail -> !known.contains(mail.place().uid())).toList();
        var mails = waiting.stream().limit(most).toList();
        return new Found(mails, waiting.size() - mails.size());
    }

    private List<WaitingMail> all() throws MessagingException {
        var messages = folder.getMessages();
        var profile = new FetchProfile();
        profile.add(UIDFolder.FetchProfileItem.UID);
        folder.fetch(messages, profile);
        List<WaitingMail> all = new ArrayList<>();
        for (var message : messages) {
            var identity = Angus.uniqueId(folder, message).getBytes(StandardCharsets.UTF_8);
            var place = MailPlace.unnumbered(mailbox.id(), mailbox.details().place(), identity);
            all.add(new WaitingMail(message, place, true));
        }
        if (all.stream().map(WaitingMail::place).distinct().count() < all.size()) {
            throw new MessagingException("This POP3 server gives two mails the same unique id.");
        }
        return all;
    }

    @Override
    public boolean settles() {
        return mailbox.details().taking().afterwards() == Afterwards.DELETE;
    }

    /** What is marked goes when the connection ends; if it does not, it is marked again the next time. */
    @Override
    public void settleRest() throws MessagingException {
        if (!settles()) {
            return;
        }
        var place = mailbox.details().place();
        var all = all();
        var rest = Set.copyOf(ledger.unsettled(place, MailPlace.NEVER_RENUMBERED, Integer.MAX_VALUE));
        for (var mail : all) {
            if (rest.contains(mail.place().uid())) {
                mail.message().setFlag(Flags.Flag.DELETED, true);
            }
        }
        var here = all.stream().map(mail -> mail.place().uid()).collect(Collectors.toSet());
        var gone = rest.stream().filter(uid -> !here.contains(uid)).toList();
        if (!gone.isEmpty()) {
            ledger.settled(place, MailPlace.NEVER_RENUMBERED, gone);
        }
    }

    @Override
    public void settle(List<WaitingMail> taken) throws MessagingException {
        if (settles()) {
            for (var mail : taken) {
                mail.message().setFlag(Flags.Flag.DELETED, true);
            }
        }
    }

    @Override
    public boolean ring(Semaphore bell) {
        return false;
    }

    @Override
    public boolean isOpen() {
        return folder.isOpen();
    }

    @Override
    public void close() {
        try {
            if (folder.isOpen()) {
                folder.close(true);
            }
            store.close();
        } catch (MessagingException | RuntimeException e) {
            LOG.log(Level.FINE, "the mailbox was gone already", e);
        }
    }
}
