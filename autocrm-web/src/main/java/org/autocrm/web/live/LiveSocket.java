package org.autocrm.web.live;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.util.function.Consumer;
import org.autocrm.event.DomainEvent;
import org.autocrm.event.Signals;
import org.jspecify.annotations.Nullable;

/**
 * Sends an open screen the number of each ticket that changed; what changed, the screen asks for itself, with its own
 * rights. Only agents get here (see web.xml).
 */
@Dependent
@ServerEndpoint("/live/tickets")
public class LiveSocket {

    @Inject
    private Signals signals;

    private @Nullable Consumer<DomainEvent> listener;

    @OnOpen
    public void open(Session screen) {
        screen.setMaxIdleTimeout(0);
        Consumer<DomainEvent> hearing = event -> event.ticketNumber().ifPresent(number -> send(screen, number));
        listener = hearing;
        signals.add(hearing);
    }

    @OnClose
    public void close() {
        if (listener != null) {
            signals.remove(listener);
        }
    }

    @OnError
    public void fail(Throwable cause) {
        close(); // the screen connects again by itself
    }

    private static void send(Session screen, String number) {
        if (screen.isOpen()) {
            synchronized (screen) {
                screen.getAsyncRemote().sendText(number);
            }
        }
    }
}
