package org.autocrm.mail.mailbox;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Which mail is taken from a mailbox, and what happens to it there.
 *
 * @param moveTo the folder for what was taken, where it is moved
 * @param everySeconds how often to look, where the server does not say by itself that there is something new
 */
public record Taking(
        String folder,
        Backlog backlog,
        Afterwards afterwards,
        @Nullable String moveTo,
        int everySeconds) implements Serializable {

    /** Which of the mails that are there when the mailbox is read for the first time. */
    public enum Backlog {
        /** Those that nobody has read; POP3 does not know them. */
        UNREAD,
        ALL,
        NONE
    }

    /** What happens in the mailbox to a mail that is safe in the database. */
    public enum Afterwards {
        LEAVE,
        /** It is marked as read. */
        MARK,
        MOVE,
        DELETE
    }
}
