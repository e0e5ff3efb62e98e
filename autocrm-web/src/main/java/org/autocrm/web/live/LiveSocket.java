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
import org.autocrm.notification.NoticeSignals;
import org.autocrm.notification.Noticed;
import org.jspecify.annotations.Nullable;

/**
 * Sends an open screen the number of each ticket that changed, and a word when its reader's notices did; what changed,
 * the screen asks for itself, with its own rights. Only agents get here (see web.xml).
 */
@Dependent
@ServerEndpoint("/live/tickets")
public class LiveSocket {

    private static final String NOTICES = "notices"; // no ticket is called that

    @Inject
    private Signals signals;

    @Inject
    private NoticeSignals notices;

    private @Nullable Consumer<DomainEvent> listener;
    private @Nullable Consumer<Noticed> reader;

    @OnOpen
    public void open(Session screen) {
        screen.setMaxIdleTimeout(0);
        Consumer<DomainEvent> hearing = event -> event.ticketNumber().ifPresent(number -> send(screen, number));
        listener = hearing;
        signals.add(hearing);
        var agent = screen.getUserPrincipal();
        if (agent != null) {
            var name = agent.getName();
            Consumer<Noticed> reading = noticed -> {
                if (noticed.agents().contains(name)) {
                    send(screen, NOTICES);
                }
            };
            reader = reading;
            notices.add(reading);
        }
    }

    @OnClose
    public void close() {
        if (listener != null) {
            signals.remove(listener);
        }
        if (reader != null) {
            notices.remove(reader);
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
