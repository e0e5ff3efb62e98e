package org.autocrm.web.notification;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.autocrm.notification.Choice;
import org.autocrm.notification.NoticeChoices;
import org.autocrm.notification.NoticeKind;
import org.autocrm.notification.NoticePreferences;
import org.autocrm.notification.Relation;
import org.autocrm.notification.Rhythm;

/** Backs {@code /notifications/preferences}: what its reader hears of, and how. */
@Named
@ViewScoped
public class NoticeChoicesPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int HOURS = 24;

    @Inject
    private NoticeChoices choices;

    private List<Row> rows = List.of();
    private Rhythm rhythm = Rhythm.AT_ONCE;
    private int hour = NoticePreferences.USUAL_HOUR;
    private boolean saved;

    /** A kind of notice, with a switch for each relation and way. */
    public record Row(NoticeKind kind, List<Cell> cells) implements Serializable {}

    /** Two switches. */
    public static class Cell implements Serializable {

        private static final long serialVersionUID = 1L;

        private final Relation relation;
        private final boolean offered;
        private boolean screen;
        private boolean mail;

        Cell(Relation relation, boolean offered, Choice choice) {
            this.relation = relation;
            this.offered = offered;
            this.screen = choice.screen();
            this.mail = choice.mail();
        }

        public Relation getRelation() {
            return relation;
        }

        /** Whether there is a choice. */
        public boolean isOffered() {
            return offered;
        }

        public boolean isScreen() {
            return screen;
        }

        public void setScreen(boolean screen) {
            this.screen = screen;
        }

        public boolean isMail() {
            return mail;
        }

        public void setMail(boolean mail) {
            this.mail = mail;
        }
    }

    /** Runs once per visit, as the page's view action. */
    public void open() {
        saved = FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestParameterMap()
                .containsKey("saved");
        show(choices.mine());
    }

    private void show(NoticePreferences mine) {
        rows = Stream.of(NoticeKind.values())
                .map(kind -> new Row(
                        kind,
                        Stream.of(Relation.values())
                                .map(relation -> new Cell(
                                        relation,
                                        kind.relations().contains(relation),
                                        mine.matrix().choice(kind, relation)))
                                .toList()))
                .toList();
        rhythm = mine.rhythm();
        hour = mine.hour();
    }

    /** Keeps what the form says. */
    public void save() {
        var matrix = NoticePreferences.usual().matrix();
        for (var row : rows) {
            for (var cell : row.cells()) {
                matrix = matrix.with(row.kind(), cell.getRelation(), new Choice(cell.isScreen(), cell.isMail()));
            }
        }
        keep(new NoticePreferences(matrix, rhythm, hour));
    }

    /** Takes back whatever was chosen. */
    public void reset() {
        keep(NoticePreferences.usual());
    }

    private void keep(NoticePreferences next) {
        choices.choose(next);
        var context = FacesContext.getCurrentInstance().getExternalContext();
        try {
            context.redirect(context.getRequestContextPath() + "/notifications/preferences?saved=true");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<Row> getRows() {
        return rows;
    }

    public List<Relation> getRelations() {
        return List.of(Relation.values());
    }

    public List<Rhythm> getRhythms() {
        return List.of(Rhythm.values());
    }

    public List<Integer> getHours() {
        return IntStream.range(0, HOURS).boxed().toList();
    }

    /** An hour of the day as clocks show it. */
    public String clock(int shown) {
        return "%02d:00".formatted(shown);
    }

    public Rhythm getRhythm() {
        return rhythm;
    }

    public void setRhythm(Rhythm rhythm) {
        this.rhythm = rhythm;
    }

    public int getHour() {
        return hour;
    }

    public void setHour(int hour) {
        this.hour = hour;
    }

    public boolean isSaved() {
        return saved;
    }
}
