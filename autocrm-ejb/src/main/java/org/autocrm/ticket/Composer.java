package org.autocrm.ticket;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.autocrm.attachment.Uploads;

/**
 * What an agent says on a ticket with files that were sent before it. The files are used and the words are said in one
 * transaction: where nothing is said, the files still wait.
 */
@Stateless
@RolesAllowed("agent")
public class Composer {

    @Inject
    private TicketDesk desk;

    @Inject
    private Uploads uploads;

    /**
     * Opens a ticket as {@link TicketDesk#open(IncomingMessage, TicketChanges)} does.
     *
     * @param files the ids of the caller's uploads
     * @throws org.autocrm.attachment.UnknownUpload if one of them waits no more
     */
    public TicketNumber open(IncomingMessage incoming, TicketChanges changes, List<Long> files) {
        return desk.open(incoming.with(used(files)), changes);
    }

    /**
     * Answers the customer as {@link TicketDesk#reply(TicketNumber, Writing, TicketChanges)} does.
     *
     * @param files the ids of the caller's uploads
     * @throws org.autocrm.attachment.UnknownUpload if one of them waits no more
     */
    public long reply(TicketNumber number, Writing writing, TicketChanges changes, List<Long> files) {
        return desk.reply(number, writing.with(used(files)), changes);
    }

    /**
     * Leaves a note as {@link TicketDesk#note(TicketNumber, Writing)} does.
     *
     * @param files the ids of the caller's uploads
     * @throws org.autocrm.attachment.UnknownUpload if one of them waits no more
     */
    public long note(TicketNumber number, Writing writing, List<Long> files) {
        return desk.note(number, writing.with(used(files)));
    }

    private List<FileRef> used(List<Long> files) {
        return uploads.use(files).stream().map(FileRef::of).toList();
    }
}
