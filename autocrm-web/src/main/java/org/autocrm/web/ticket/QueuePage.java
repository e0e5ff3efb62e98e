package org.autocrm.web.ticket;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.autocrm.ticket.search.Cursor;
import org.autocrm.ticket.search.ForeignCursor;
import org.autocrm.ticket.search.TicketLine;
import org.autocrm.ticket.search.TicketPage;
import org.autocrm.ticket.search.TicketSearch;
import org.autocrm.web.faces.Frame;
import org.jspecify.annotations.Nullable;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;

/** Backs {@code /tickets}: the tickets of a view. The view and the place in it are in the address. */
@Named
@ViewScoped
public class QueuePage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 50;

    @Inject
    private TicketSearch search;

    @Inject
    private Frame frame;

    private @Nullable String view;
    private @Nullable String after;
    private @Nullable TicketList list;

    /** Runs once per visit, as the page's view action. */
    public void open() {
        list = new TicketList();
    }

    /** The name of the view, as a key of the texts or as it is. */
    public String getLabel() {
        return frame.view(view).label();
    }

    /** Whether the view is one of a team or made here, whose name is no key. */
    public boolean isTeam() {
        return !frame.view(view).standard();
    }

    public String getKey() {
        return frame.view(view).key();
    }

    public @Nullable TicketList getList() {
        return list;
    }

    /** The place behind the last row that is shown, for the link to older tickets; null at the end. */
    public @Nullable String getOlder() {
        return list == null ? null : list.older();
    }

    public @Nullable String getView() {
        return view;
    }

    public void setView(@Nullable String view) {
        this.view = view;
    }

    public @Nullable String getAfter() {
        return after;
    }

    public void setAfter(@Nullable String after) {
        this.after = after;
    }

    private TicketPage load() {
        var shown = frame.view(view);
        try {
            return search.page(shown.query(), shown.order(), Cursor.of(after), SHOWN);
        } catch (ForeignCursor e) { // from an address that was kept while the view changed
            after = null;
            return search.page(shown.query(), shown.order(), Optional.empty(), SHOWN);
        }
    }

    /** The rows as PrimeFaces asks for them: always anew, so that a refresh shows what is. */
    public class TicketList extends LazyDataModel<TicketLine> {

        private static final long serialVersionUID = 1L;

        private @Nullable String older;

        @Override
        public int count(Map<String, FilterMeta> filters) {
            return SHOWN;
        }

        @Override
        public List<TicketLine> load(
                int first, int size, Map<String, SortMeta> order, Map<String, FilterMeta> filters) {
            var page = QueuePage.this.load();
            older = page.next().map(Cursor::text).orElse(null);
            return page.lines();
        }

        @Override
        public String getRowKey(TicketLine row) {
            return row.number().value();
        }

        @Nullable
        String older() {
            return older;
        }
    }
}
