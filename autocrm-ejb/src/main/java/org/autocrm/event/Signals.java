package org.autocrm.event;

import static jakarta.enterprise.event.TransactionPhase.AFTER_SUCCESS;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Tells open screens that something was committed. A signal is the event itself, which holds no text; each screen asks
 * again with its own rights. A miss is harmless. Reaches the screens of this node.
 */
@ApplicationScoped
public class Signals {

    private static final Logger LOG = Logger.getLogger(Signals.class.getName());

    private final Set<Consumer<DomainEvent>> listeners = ConcurrentHashMap.newKeySet();

    /** Calls the listener after each commit, on the thread that committed: it must only hand on. */
    public void add(Consumer<DomainEvent> listener) {
        listeners.add(listener);
    }

    /** Ends what {@link #add} began. */
    public void remove(Consumer<DomainEvent> listener) {
        listeners.remove(listener);
    }

    void committed(@Observes(during = AFTER_SUCCESS) DomainEvent event) {
        for (var listener : listeners) {
            try {
                listener.accept(event);
            } catch (RuntimeException e) {
                LOG.log(Level.FINE, "a screen that is gone", e); // the others are to hear of it all the same
            }
        }
    }
}
