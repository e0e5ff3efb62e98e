package org.autocrm.mail.fetching;

import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.autocrm.mail.inbound.MailPlace;
import org.autocrm.mail.inbound.StoredMails;
import org.autocrm.mail.inbound.StoredMails.Position;
import org.autocrm.mail.mailbox.MailboxEntry;
import org.autocrm.mail.mailbox.Taking;
import org.autocrm.mail.mailbox.Taking.Afterwards;
import org.autocrm.mail.mailbox.Taking.Backlog;
import org.jspecify.annotations.Nullable;

/**
 * An open folder of an IMAP server, which names its mails by UID (RFC 9051, section 2.3.1.1).
 *
 * <p>What was dealt with is known by its place, not by a flag: a mail that was kept but not marked when the process
 * died is not taken again, one that was marked by somebody else is not missed.
 */
final class ImapSource implements MailSource {

    private static final Logger LOG = Logger.getLogger(ImapSource.class.getName());
    private static final int MANY = 100;

    private final MailboxEntry mailbox;
    private final StoredMails ledger;
    private final Store store;
    private final Folder folder;
    private final @Nullable Doorbell doorbell;
    private final Deque<Message> pending = new ArrayDeque<>();
    private Position from = new Position(0, 0);
    private boolean restIsSettled;

    private ImapSource(
            MailboxEntry mailbox, StoredMails ledger, Store store, Folder folder, @Nullable Doorbell doorbell) {
        this.mailbox = mailbox;
        this.ledger = ledger;
        this.store = store;
        this.folder = folder;
        this.doorbell = doorbell;
    }

    static ImapSource open(MailboxEntry mailbox, String proof, StoredMails ledger, ThreadFactory threads)
            throws MessagingException {
        var store = MailServerConnection.open(mailbox.details(), proof);
        try {
            var folder = store.getFolder(mailbox.details().taking().folder());
            folder.open(Folder.READ_WRITE);
            var doorbell = Angus.can(store, "IDLE") ? new Doorbell(folder, threads) : null;
            return new ImapSource(mailbox, ledger, store, folder, doorbell);
        } catch (MessagingException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    @Override
    public Found look(int most) throws MessagingException {
        if (pending.isEmpty()) {
            folder.getMessageCount(); // asks the server, which tells what is new
            from = position();
            pending.addAll(mailsAfter(from.lastUid()));
        }
        var first = new ArrayList<Message>();
        while (first.size() < most && !pending.isEmpty()) {
            first.add(pending.remove());
        }
        var profile = new FetchProfile();
        profile.add(UIDFolder.FetchProfileItem.UID);
        profile.add(FetchProfile.Item.FLAGS);
        profile.add(FetchProfile.Item.SIZE);
        folder.fetch(first.toArray(Message[]::new), profile);
        List<WaitingMail> mails = new ArrayList<>();
        for (var message : first) {
            var uid = uids().getUID(message);
            mails.add(new WaitingMail(message, place(uid), isOurs(message, uid, from)));
        }
        return new Found(mails, pending.size());
    }

    private Position position() throws MessagingException {
        var validity = uids().getUIDValidity();
        var known = ledger.position(place(0).mailbox(), validity);
        return known.isPresent() ? known.get() : begin(validity);
    }

    /**
     * The first look at a mailbox, or at one whose server has numbered all its mails anew. Then what was read is known
     * or none of ours; all else is looked at, and what comes twice is found by what it says.
     */
    private Position begin(long validity) throws MessagingException {
        var backlog = ledger.isKnown(place(0).mailbox())
                ? Backlog.UNREAD
                : mailbox.details().taking().backlog();
        var last = mailsAfter(0).stream().mapToLong(this::uidOf).max().orElse(0);
        var position = switch (backlog) {
            case UNREAD -> new Position(0, last);
            case ALL -> new Position(0, 0);
            case NONE -> new Position(last, last);
        };
        ledger.begin(place(0).mailbox(), validity, position);
        return position;
    }

    private static boolean isOurs(Message message, long uid, Position from) throws MessagingException {
        return uid > from.backlogUntil() || !message.isSet(Flags.Flag.SEEN);
    }

    /** In the order of their numbers, whatever order the server answers in. */
    private List<Message> mailsAfter(long uid) throws MessagingException {
        return Arrays.stream(uids().getMessagesByUID(uid + 1, UIDFolder.LASTUID))
                .filter(Objects::nonNull)
                .distinct()
                .filter(message -> uidOf(message) > uid) // a server answers n:* with the last mail at least
                .sorted(Comparator.comparingLong(this::uidOf))
                .toList();
    }

    @Override
    public boolean settles() {
        return mailbox.details().taking().afterwards() != Afterwards.LEAVE;
    }

    @Override
    public void settle(List<WaitingMail> taken) throws MessagingException {
        settle(taken.stream().map(WaitingMail::message).toArray(Message[]::new));
        if (settles()) {
            ledger.settled(
                    place(0).mailbox(),
                    uids().getUIDValidity(),
                    taken.stream().map(mail -> mail.place().uid()).toList());
        }
    }

    private void settle(Message[] messages) throws MessagingException {
        var taking = mailbox.details().taking();
        switch (taking.afterwards()) {
            case LEAVE -> {}
            case MARK -> folder.setFlags(messages, new Flags(Flags.Flag.SEEN), true);
            case MOVE -> move(messages, taking);
            case DELETE -> delete(messages);
        }
    }

    private void move(Message[] messages, Taking taking) throws MessagingException {
        var target = store.getFolder(taking.moveTo());
        if (!target.exists()) {
            target.create(Folder.HOLDS_MESSAGES);
        }
        folder.setFlags(messages, new Flags(Flags.Flag.SEEN), true);
        if (Angus.can(store, "MOVE")) {
            Angus.move(folder, messages, target);
        } else {
            folder.copyMessages(messages, target);
            delete(messages);
        }
    }

    private void delete(Message[] messages) throws MessagingException {
        folder.setFlags(messages, new Flags(Flags.Flag.DELETED), true);
        if (Angus.can(store, "UIDPLUS")) {
            Angus.expunge(folder, messages);
        } else {
            folder.expunge();
        }
    }

    @Override
    public void settleRest() throws MessagingException {
        if (!settles() || restIsSettled) {
            return;
        }
        var box = place(0).mailbox();
        var validity = uids().getUIDValidity();
        for (var rest = ledger.unsettled(box, validity, MANY);
                !rest.isEmpty();
                rest = ledger.unsettled(box, validity, MANY)) {
            var numbers = rest.stream().mapToLong(Long::longValue).toArray();
            var here = Arrays.stream(uids().getMessagesByUID(numbers))
                    .filter(Objects::nonNull)
                    .toArray(Message[]::new);
            if (here.length > 0) {
                settle(here);
            }
            ledger.settled(box, validity, rest); // those that are not here are gone
        }
        restIsSettled = true;
    }

    @Override
    public boolean ring(Semaphore bell) {
        if (doorbell == null) {
            return false;
        }
        doorbell.listenFor(bell);
        return true;
    }

    @Override
    public boolean isOpen() {
        return folder.isOpen() && store.isConnected();
    }

    @Override
    public void close() {
        if (doorbell != null) {
            doorbell.close();
        }
        try {
            if (folder.isOpen()) {
                folder.close(false);
            }
            store.close();
        } catch (MessagingException | RuntimeException e) {
            LOG.log(Level.FINE, "the mailbox was gone already", e);
        }
    }

    private MailPlace place(long uid) throws MessagingException {
        return new MailPlace(mailbox.id(), mailbox.details().place(), uids().getUIDValidity(), uid);
    }

    private long uidOf(Message message) {
        try {
            return uids().getUID(message);
        } catch (MessagingException e) {
            throw new IllegalStateException("the mailbox names no UID", e);
        }
    }

    private UIDFolder uids() {
        return (UIDFolder) folder;
    }
}
