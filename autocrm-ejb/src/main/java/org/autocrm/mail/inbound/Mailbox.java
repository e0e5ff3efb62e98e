package org.autocrm.mail.inbound;

import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/** An open folder of an IMAP server, which names its mails by UID (RFC 9051, section 2.3.1.1). */
class Mailbox implements AutoCloseable {

    private final Store store;
    private final Folder folder;

    private Mailbox(Store store, Folder folder) {
        this.store = store;
        this.folder = folder;
    }

    static Mailbox open(MailboxSettings settings) throws MessagingException {
        var store = Session.getInstance(settings.properties()).getStore(settings.protocol());
        store.connect(settings.host(), settings.port(), settings.user(), settings.password());
        try {
            var folder = store.getFolder(settings.folder());
            folder.open(Folder.READ_WRITE);
            return new Mailbox(store, folder);
        } catch (MessagingException e) {
            store.close();
            throw e;
        }
    }

    boolean isOpen() {
        return folder.isOpen() && store.isConnected();
    }

    /** Changes when the server has given all mails new UIDs. */
    long uidValidity() throws MessagingException {
        return uids().getUIDValidity();
    }

    /** The mails that have come after this UID, the oldest first; at most so many. */
    List<Message> after(long uid, int most) throws MessagingException {
        folder.getMessageCount(); // asks the server, which tells what is new
        var found = Arrays.stream(uids().getMessagesByUID(uid + 1, UIDFolder.LASTUID))
                .filter(Objects::nonNull)
                .filter(message -> uidOf(message) > uid) // a server answers n:* with the last mail at least
                .limit(most)
                .toArray(Message[]::new);
        var profile = new FetchProfile();
        profile.add(UIDFolder.FetchProfileItem.UID);
        profile.add(FetchProfile.Item.FLAGS);
        profile.add(FetchProfile.Item.SIZE);
        folder.fetch(found, profile);
        return List.of(found);
    }

    long uidOf(Message message) {
        try {
            return uids().getUID(message);
        } catch (MessagingException e) {
            throw new IllegalStateException("the mailbox names no UID", e);
        }
    }

    /** The mail to the last byte, as the server has it. */
    static byte[] raw(Message message) throws MessagingException, IOException {
        var raw = new ByteArrayOutputStream(Math.max(message.getSize(), 1024));
        message.writeTo(raw);
        return raw.toByteArray();
    }

    /** Whether somebody has read it already. */
    static boolean isRead(Message message) throws MessagingException {
        return message.isSet(Flags.Flag.SEEN);
    }

    /** Its header alone, for a mail that is too large to be fetched. */
    static byte[] header(Message message) throws MessagingException {
        var lines = new StringBuilder();
        for (var header : Collections.list(message.getAllHeaders())) {
            lines.append(header.getName())
                    .append(": ")
                    .append(header.getValue())
                    .append("\r\n");
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Tells people who look into the mailbox that these are taken care of. */
    void markSeen(List<Message> messages) throws MessagingException {
        folder.setFlags(messages.toArray(Message[]::new), new Flags(Flags.Flag.SEEN), true);
    }

    @Override
    public void close() throws MessagingException {
        try {
            if (folder.isOpen()) {
                folder.close(false);
            }
        } finally {
            store.close();
        }
    }

    private UIDFolder uids() {
        return (UIDFolder) folder;
    }
}
