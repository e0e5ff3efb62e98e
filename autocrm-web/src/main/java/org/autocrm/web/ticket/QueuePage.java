package org.autocrm.web.ticket;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.autocrm.ticket.Cursor;
import org.autocrm.ticket.TicketQueries;
import org.autocrm.ticket.TicketRow;
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
    private TicketQueries queries;

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

    /** Whether the view is one of a team, whose name is no key. */
    public boolean isTeam() {
        return frame.view(view).key().startsWith("team-");
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

    private List<TicketRow> load() {
        var cursor = Optional.ofNullable(after).flatMap(Cursor::in);
        return queries.list(frame.view(view).filter(), cursor, SHOWN + 1);
    }

    /** The rows as PrimeFaces asks for them: always anew, so that a refresh shows what is. */
    public class TicketList extends LazyDataModel<TicketRow> {

        private static final long serialVersionUID = 1L;

        private @Nullable String older;

        @Override
        public int count(Map<String, FilterMeta> filters) {
            return SHOWN;
        }

        @Override
        public List<TicketRow> load(int first, int size, Map<String, SortMeta> order, Map<String, FilterMeta> filters) {
            var rows = QueuePage.this.load();
            var shown = rows.subList(0, Math.min(rows.size(), SHOWN));
            older = rows.size() > SHOWN ? Cursor.after(shown.get(SHOWN - 1)).text() : null;
            return List.copyOf(shown);
        }

        @Override
        public String getRowKey(TicketRow row) {
            return row.number().value();
        }

        @Nullable
        String older() {
            return older;
        }
    }
}
