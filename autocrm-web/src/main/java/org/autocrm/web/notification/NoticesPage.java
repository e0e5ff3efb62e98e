package org.autocrm.web.notification;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.autocrm.notification.NoticeView;
import org.autocrm.notification.Notices;
import org.autocrm.shared.Keyset;
import org.autocrm.web.faces.PageTexts;
import org.jspecify.annotations.Nullable;

/** Backs {@code /notifications}: what its reader hears of, the newest first. */
@Named
@RequestScoped
public class NoticesPage {

    private static final int SHOWN = 50;

    @Inject
    private Notices notices;

    private @Nullable List<NoticeView> found;

    /** What is shown. */
    public List<NoticeView> getRows() {
        var all = found();
        return all.subList(0, Math.min(SHOWN, all.size()));
    }

    /** What happened, and who did it, in words. */
    public String sentence(NoticeView notice) {
        var actor = notice.actor();
        var key = (actor.isBlank() ? "notice.said." : "notice.by.") + notice.kind();
        var nearer = key + "." + notice.relation();
        return PageTexts.text(PageTexts.has(nearer) ? nearer : key, actor);
    }

    /** Whether only what is unread is shown. */
    public boolean isUnreadOnly() {
        return parameter("show").equals("unread");
    }

    /** Whether this is not the first page. */
    public boolean isFurther() {
        return !parameter("before").isEmpty();
    }

    /** The newest that is shown, by id; 0 where there is none. */
    public long getNewest() {
        return found().isEmpty() ? 0 : found().get(0).id();
    }

    public boolean isAnyUnread() {
        return getRows().stream().anyMatch(NoticeView::unread);
    }

    /** The query of the page of older ones; null at the end. */
    public @Nullable String getOlder() {
        return found().size() > SHOWN
                ? (isUnreadOnly() ? "?show=unread&before=" : "?before=")
                        + found().get(SHOWN - 1).id()
                : null;
    }

    private List<NoticeView> found() {
        var known = found;
        if (known == null) {
            var before = parameter("before");
            var from = before.matches("[0-9]{1,18}") ? Long.parseLong(before) : Long.MAX_VALUE;
            known = notices.list(isUnreadOnly(), new Keyset(from, false, SHOWN + 1));
            found = known;
        }
        return known;
    }

    private static String parameter(String name) {
        return FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestParameterMap()
                .getOrDefault(name, "");
    }
}
