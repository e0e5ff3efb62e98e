package org.autocrm.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Opens a message of the relay for the listener that received it. */
@ApplicationScoped
public class Delivery {

    private static final Logger LOG = Logger.getLogger(Delivery.class.getName());

    static final String FOLLOWER = "follower";
    static final String AGAIN = "again";

    @Inject
    private EventLog log;

    @Inject
    private FailedFollowUps failures;

    /** Thrown when some event of a message could not be followed: the broker delivers the message again, later. */
    public static final class NotFollowed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotFollowed(RuntimeException cause) {
            super("will be delivered again: " + rootOf(cause), null, false, false); // the reason is kept, see note
        }
    }

    /**
     * Hands each event of the message to the work, which has a transaction of its own and does nothing for an event
     * that it has done before. One event that fails does not keep the others of its message back.
     *
     * @throws NotFollowed if any failed; each failure is noted with its reason
     */
    public void each(String follower, Message message, Consumer<LoggedEvent> work) {
        try (var here = Origin.ofFollower(follower).enter()) {
            followEach(follower, message, work);
        }
    }

    /**
     * Hands all events of the message to the work at once, in their order, because a batch costs little more than one
     * event; if that fails, each by itself, so that one event that fails does not keep the others back. Both have a
     * transaction of their own, and do nothing for events that they have done before.
     *
     * @throws NotFollowed if any failed by itself; each failure is noted with its reason
     */
    public void all(String follower, Message message, Consumer<List<LoggedEvent>> batch) {
        try (var here = Origin.ofFollower(follower).enter()) {
            var ids = ids(message).toArray();
            if (ids.length > 1 && !mayHaveFailed(message)) {
                try {
                    batch.accept(log.findAll(ids));
                    return;
                } catch (RuntimeException e) {
                    LOG.log(Level.FINE, "a batch is followed one by one", e);
                }
            }
            followEach(follower, message, event -> batch.accept(List.of(event)));
        }
    }

    private void followEach(String follower, Message message, Consumer<LoggedEvent> work) {
        @Nullable RuntimeException failure = null;
        for (var id : ids(message).toArray()) {
            try {
                log.find(id).ifPresent(work);
                if (mayHaveFailed(message)) {
                    failures.clear(follower, id);
                }
            } catch (RuntimeException e) {
                failures.note(follower, id, rootOf(e));
                failure = e;
            }
        }
        if (failure != null) {
            throw new NotFollowed(failure);
        }
    }

    /** The name of the follower that a dead message was meant for. */
    static String followerOf(Message message) {
        try {
            return message.getStringProperty(FOLLOWER);
        } catch (JMSException e) {
            throw unreadable(e);
        }
    }

    static void eachId(Message message, LongConsumer work) {
        ids(message).forEach(work);
    }

    private static LongStream ids(Message message) {
        try {
            return Stream.of(message.getBody(String.class).split(" ")).mapToLong(Long::parseLong);
        } catch (JMSException e) {
            throw unreadable(e);
        }
    }

    private static boolean mayHaveFailed(Message message) {
        try {
            return message.getJMSRedelivered() || message.getBooleanProperty(AGAIN);
        } catch (JMSException e) {
            throw unreadable(e);
        }
    }

    private static JMSRuntimeException unreadable(JMSException e) {
        return new JMSRuntimeException("unreadable message", e.getErrorCode(), e);
    }

    private static String rootOf(Throwable failure) {
        var root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        var message = root.getMessage();
        return message == null || message.isBlank() ? root.getClass().getSimpleName() : message.strip();
    }
}
