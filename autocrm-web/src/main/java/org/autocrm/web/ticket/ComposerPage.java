package org.autocrm.web.ticket;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.autocrm.attachment.UnknownUpload;
import org.autocrm.ticket.ChangeRefused;
import org.autocrm.ticket.Composer;
import org.autocrm.ticket.Draft;
import org.autocrm.ticket.Drafts;
import org.autocrm.ticket.EmptyMessage;
import org.autocrm.ticket.FileNotAllowed;
import org.autocrm.ticket.MessageKind;
import org.autocrm.ticket.NewerMessage;
import org.autocrm.ticket.Status;
import org.autocrm.ticket.Statuses;
import org.autocrm.ticket.TicketChanges;
import org.autocrm.ticket.TicketClosed;
import org.autocrm.ticket.TicketStatus;
import org.autocrm.ticket.UnknownTicket;
import org.autocrm.ticket.Words;
import org.autocrm.ticket.Writing;
import org.autocrm.ticket.search.TicketLine;
import org.autocrm.ticket.search.TicketSearch;
import org.autocrm.web.faces.PageTexts;
import org.jspecify.annotations.Nullable;

/** The composer below a conversation: an answer or a note, with files, and its draft. */
@Named
@ViewScoped
public class ComposerPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int NEXT = 2;

    @Inject
    private TicketPage page;

    @Inject
    private PropertiesPage properties;

    @Inject
    private Composer composer;

    @Inject
    private Drafts drafts;

    @Inject
    private Statuses statuses;

    @Inject
    private TicketSearch search;

    @Inject
    private ViewList views;

    private long lastSeen;
    private @Nullable String answer;
    private boolean note;
    private @Nullable String files;
    private @Nullable String problem;

    /** Runs once per visit: what is there now counts as seen. */
    public void open() {
        lastSeen = page.isFound() ? page.getTicket().lastMessage() : 0;
    }

    /** The screen showed what is new, and its reader may know it when they send. */
    public void refresh() {
        page.refresh();
        properties.refresh();
        open();
    }

    /** Sends the answer, or keeps the note. */
    public void send() {
        say(TicketChanges.none());
    }

    /** Sends the answer and considers the request solved. */
    public void sendAndSolve() {
        say(TicketChanges.begin().status(solved()).end());
    }

    /** Sends the answer and goes on with the next ticket of the inbox. */
    public void sendAndNext() throws IOException {
        if (say(TicketChanges.none())) {
            var next = next().map(row -> "/" + row.number().value()).orElse("");
            var context = FacesContext.getCurrentInstance().getExternalContext();
            context.redirect(context.getRequestContextPath() + "/tickets" + next);
        }
    }

    private Optional<TicketLine> next() {
        var inbox = views.find("inbox").orElseThrow().definition();
        return search.page(inbox.query(), inbox.groupedOrder(), Optional.empty(), NEXT).lines().stream()
                .filter(row -> !row.number().equals(page.getTicket().number()))
                .findFirst();
    }

    private boolean say(TicketChanges changes) {
        var sent = false;
        try {
            problem = null;
            write(changes);
            answer = null;
            files = null;
            sent = true;
            refresh();
        } catch (NewerMessage e) {
            refresh();
            problem = PageTexts.text("composer.newer");
        } catch (EmptyMessage e) {
            problem = PageTexts.text("composer.empty");
        } catch (ChangeRefused e) {
            problem = properties.needs(solved()) ? PageTexts.text("composer.needs") : e.getMessage();
        } catch (TicketClosed e) {
            refresh();
            problem = PageTexts.text("composer.closed");
        } catch (UnknownTicket e) {
            problem = PageTexts.text("composer.gone");
        } catch (FileNotAllowed e) {
            problem = PageTexts.text("upload.refused");
        } catch (UnknownUpload e) {
            problem = PageTexts.text("upload.gone");
        }
        PageTexts.tell("sent", sent);
        return sent;
    }

    private void write(TicketChanges changes) {
        var words = Writing.of(Words.formatted(answer == null ? "" : answer));
        var number = page.getTicket().number();
        if (note) {
            composer.note(number, words, uploads());
        } else {
            composer.reply(number, words.seen(lastSeen), changes, uploads());
        }
    }

    private String solved() {
        return statuses.all().stream()
                .filter(one -> one.category() == TicketStatus.SOLVED && one.byDefault())
                .map(Status::key)
                .findFirst()
                .orElseThrow();
    }

    private List<Long> uploads() {
        return ids(files);
    }

    /** The ids that a hidden field has, with spaces between them. */
    static List<Long> ids(@Nullable String text) {
        return Stream.ofNullable(text)
                .flatMap(ids -> Stream.of(ids.strip().split("\\s+", -1)))
                .filter(id -> id.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .toList();
    }

    /** The caller's unsent answer, from whatever browser; empty where there is none. */
    public String getReplyDraft() {
        return draft(MessageKind.REPLY);
    }

    /** The caller's unsent note, from whatever browser; empty where there is none. */
    public String getNoteDraft() {
        return draft(MessageKind.NOTE);
    }

    private String draft(MessageKind kind) {
        return drafts.find(page.getTicket().number(), kind).map(Draft::html).orElse("");
    }

    /** Why nothing was sent; null where nothing went wrong. */
    public @Nullable String getProblem() {
        return problem;
    }

    public long getLastSeen() {
        return lastSeen;
    }

    public @Nullable String getAnswer() {
        return answer;
    }

    public void setAnswer(@Nullable String answer) {
        this.answer = answer;
    }

    public boolean isNote() {
        return note;
    }

    public void setNote(boolean note) {
        this.note = note;
    }

    public @Nullable String getFiles() {
        return files;
    }

    public void setFiles(@Nullable String files) {
        this.files = files;
    }
}
