package org.autocrm.web.ticket;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.autocrm.ticket.ChangeRefused;
import org.autocrm.ticket.LinkKind;
import org.autocrm.ticket.LinkView;
import org.autocrm.ticket.Links;
import org.autocrm.ticket.MessageKind;
import org.autocrm.ticket.RegroupingBlocked;
import org.autocrm.ticket.Regroupings;
import org.autocrm.ticket.TicketBin;
import org.autocrm.ticket.TicketChangedMeanwhile;
import org.autocrm.ticket.TicketNumber;
import org.autocrm.ticket.TicketQueries;
import org.autocrm.ticket.TicketView;
import org.autocrm.ticket.UnknownTicket;
import org.autocrm.web.faces.PageTexts;
import org.jspecify.annotations.Nullable;

/** What a ticket has to do with other tickets: links, merges and splits; and the bin. */
@Named
@ViewScoped
public class GroupingPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private TicketPage page;

    @Inject
    private PropertiesPage properties;

    @Inject
    private Links links;

    @Inject
    private Regroupings regroupings;

    @Inject
    private TicketBin bin;

    @Inject
    private TicketQueries queries;

    private LinkKind kind = LinkKind.RELATED;
    private @Nullable String other;
    private @Nullable String target;
    private @Nullable TicketView into;
    private @Nullable String messages;
    private @Nullable String subject;
    private @Nullable String problem;
    private @Nullable String splitOff;

    /** A step that may be refused. */
    private interface Step {
        void run();
    }

    public void link() {
        attempt(() -> {
            links.link(page.getTicket().number(), kind, number(other));
            other = null;
        });
    }

    /** Says that the ticket has to do with one that was suggested. */
    public void relate(LinkView suggested) {
        attempt(() -> links.link(page.getTicket().number(), LinkKind.RELATED, suggested.other()));
    }

    public void unlink(LinkView link) {
        attempt(() -> links.unlink(page.getTicket().number(), link.kind(), link.other()));
    }

    /** Shows what a merge into the chosen ticket would do. */
    public void preview() {
        into = null;
        try {
            problem = null;
            var wanted = number(target);
            if (wanted.equals(page.getTicket().number())) {
                problem = PageTexts.text("merge.itself");
                return;
            }
            var found = queries.read(wanted);
            if (found.deletedAt() != null || found.mergedInto() != null) {
                problem = PageTexts.text("merge.notThere");
                return;
            }
            into = found;
        } catch (UnknownTicket e) {
            problem = PageTexts.text("refused.number");
        }
    }

    /** Merges this ticket into the one that was shown. */
    public void merge() {
        var shown = into;
        if (shown != null) {
            attempt(() -> {
                regroupings.merge(shown.number(), List.of(page.getTicket().number()), OptionalLong.of(shown.version()));
                into = null;
                target = null;
            });
        }
    }

    /** Moves the messages that were chosen to a new ticket. */
    public void split() {
        splitOff = null;
        attempt(() -> {
            splitOff = regroupings
                    .split(
                            page.getTicket().number(),
                            new HashSet<>(ComposerPage.ids(messages)),
                            Optional.ofNullable(subject),
                            OptionalLong.empty())
                    .ticket()
                    .value();
            messages = null;
            subject = null;
        });
    }

    /** Undoes a merge or a split. */
    public void undo(long regrouping) {
        splitOff = null;
        attempt(() -> regroupings.undo(regrouping));
    }

    public void delete() {
        attempt(() -> bin.delete(page.getTicket().number(), OptionalLong.empty()));
    }

    public void restore() {
        attempt(() -> bin.restore(page.getTicket().number()));
    }

    private void attempt(Step step) {
        try {
            problem = null;
            step.run();
        } catch (ChangeRefused e) {
            problem = PageTexts.text(e.objections().get(0));
        } catch (RegroupingBlocked e) {
            problem = e.getMessage();
        } catch (UnknownTicket e) {
            problem = PageTexts.text("refused.number");
        } catch (TicketChangedMeanwhile e) {
            preview();
            problem = PageTexts.text("merge.changed");
        }
        page.refresh();
        properties.refresh();
        PageTexts.tell("done", problem == null);
    }

    private static TicketNumber number(@Nullable String typed) {
        var text = typed == null ? "" : typed.strip().replaceFirst("^#", "");
        return TicketNumber.in(text).orElseThrow(() -> new UnknownTicket(text));
    }

    /** How many messages a merge would move. */
    public long getMoving() {
        return page.getTicket().messages().stream()
                .filter(message -> message.kind() != MessageKind.SYSTEM)
                .count();
    }

    /** Whether a merge would bring another customer's messages. */
    public boolean isOtherCustomer() {
        return into != null && into.customer() != page.getTicket().customer();
    }

    public List<LinkKind> getKinds() {
        return Stream.of(LinkKind.values())
                .filter(one -> one != LinkKind.SUGGESTED)
                .toList();
    }

    /** The ticket to merge into, once it was chosen. */
    public @Nullable TicketView getInto() {
        return into;
    }

    /** Why something could not be done; null where nothing went wrong. */
    public @Nullable String getProblem() {
        return problem;
    }

    /** The number of the ticket that was split off just now. */
    public @Nullable String getSplitOff() {
        return splitOff;
    }

    public LinkKind getKind() {
        return kind;
    }

    public void setKind(LinkKind kind) {
        this.kind = kind;
    }

    public @Nullable String getOther() {
        return other;
    }

    public void setOther(@Nullable String other) {
        this.other = other;
    }

    public @Nullable String getTarget() {
        return target;
    }

    public void setTarget(@Nullable String target) {
        this.target = target;
    }

    public @Nullable String getMessages() {
        return messages;
    }

    public void setMessages(@Nullable String messages) {
        this.messages = messages;
    }

    public @Nullable String getSubject() {
        return subject;
    }

    public void setSubject(@Nullable String subject) {
        this.subject = subject;
    }
}
