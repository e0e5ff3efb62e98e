package org.autocrm.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A port that leads to another while it is open; shut, it refuses connections as a machine that is down does. */
final class Gate implements AutoCloseable {

    private final int port;
    private final int target;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private volatile ServerSocket door;

    private Gate(ServerSocket door, int target) {
        this.door = door;
        this.port = door.getLocalPort();
        this.target = target;
    }

    /** An open gate to a port of this machine. */
    static Gate to(int target) {
        try {
            var gate = new Gate(bind(0), target);
            gate.welcome();
            return gate;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    void shut() {
        try {
            door.close();
            for (var connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void open() {
        try {
            door = bind(port);
            welcome();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        shut();
    }

    private static ServerSocket bind(int port) throws IOException {
        return new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
    }

    private void welcome() {
        var open = door;
        start(() -> {
            while (!open.isClosed()) {
                var in = open.accept();
                var out = new Socket(InetAddress.getLoopbackAddress(), target);
                connections.add(in);
                connections.add(out);
                start(() -> pass(in, out));
                start(() -> pass(out, in));
            }
        });
    }

    private interface Wire {
        void run() throws IOException;
    }

    private static void start(Wire wire) {
        var thread = new Thread(() -> {
            try {
                wire.run();
            } catch (IOException e) {
                return; // a side hung up, or the gate was shut
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private void pass(Socket from, Socket to) throws IOException {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } finally {
            connections.remove(from);
            connections.remove(to);
        }
    }
}
