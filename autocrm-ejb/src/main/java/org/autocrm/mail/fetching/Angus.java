package org.autocrm.mail.fetching;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import java.lang.reflect.InvocationTargetException;

/**
 * What Eclipse Angus can beyond Jakarta Mail, of which it is the implementation on every server: IDLE, MOVE, and the
 * unique ids of POP3. Reached by name, since the servers do not show its classes to applications.
 */
final class Angus {

    private Angus() {}

    /** Whether the IMAP server has announced a capability, such as {@code IDLE}. */
    static boolean can(Store imap, String capability) throws MessagingException {
        return Boolean.TRUE.equals(call(imap, "hasCapability", new Class<?>[] {String.class}, capability));
    }

    /** Waits until the IMAP server says something about the folder (RFC 2177), or the folder is used or closed. */
    static void idle(Folder imap) throws MessagingException {
        call(imap, "idle", new Class<?>[] {boolean.class}, true);
    }

    /** Moves mails within an IMAP server that has MOVE (RFC 6851). */
    static void move(Folder imap, Message[] mails, Folder to) throws MessagingException {
        call(imap, "moveMessages", new Class<?>[] {Message[].class, Folder.class}, mails, to);
    }

    /**
     * Removes these mails, and not others that somebody marked as deleted, on an IMAP server with UIDPLUS (RFC 4315).
     */
    static void expunge(Folder imap, Message[] mails) throws MessagingException {
        call(imap, "expunge", new Class<?>[] {Message[].class}, (Object) mails);
    }

    /** The unique id of a mail in a POP3 mailbox (RFC 1939, UIDL). */
    static String uniqueId(Folder pop, Message mail) throws MessagingException {
        if (call(pop, "getUID", new Class<?>[] {Message.class}, mail) instanceof String id && !id.isBlank()) {
            return id;
        }
        throw new MessagingException(
                "This POP3 server names no unique ids (UIDL), so nobody could tell old mail from new.");
    }

    private static Object call(Object target, String method, Class<?>[] types, Object... arguments)
            throws MessagingException {
        try {
            return target.getClass().getMethod(method, types).invoke(target, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof MessagingException failure) {
                throw failure;
            }
            throw new MessagingException(method + " failed: " + e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new MessagingException("this server's mail library cannot " + method, e);
        }
    }
}
