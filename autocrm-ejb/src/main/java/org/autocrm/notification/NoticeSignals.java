package org.autocrm.notification;

import static jakarta.enterprise.event.TransactionPhase.AFTER_SUCCESS;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Tells open screens that there is something to read, or that it was read. A miss is harmless; reaches the screens of
 * this node.
 */
@ApplicationScoped
public class NoticeSignals {

    private static final Logger LOG = Logger.getLogger(NoticeSignals.class.getName());

    private final Set<Consumer<Noticed>> listeners = ConcurrentHashMap.newKeySet();

    /** Calls the listener after each commit, on the thread that committed: it must only hand on. */
    public void add(Consumer<Noticed> listener) {
        listeners.add(listener);
    }

    /** Ends what {@link #add} began. */
    public void remove(Consumer<Noticed> listener) {
        listeners.remove(listener);
    }

    void committed(@Observes(during = AFTER_SUCCESS) Noticed noticed) {
        for (var listener : listeners) {
            try {
                listener.accept(noticed);
            } catch (RuntimeException e) {
                LOG.log(Level.FINE, "a screen that is gone", e); // the others are to hear of it all the same
            }
        }
    }
}
