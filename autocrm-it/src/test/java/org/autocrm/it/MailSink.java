package org.autocrm.it;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;

/** An SMTP server that takes any mail, and tells who gets it before it says that it has taken it. */
final class MailSink implements AutoCloseable {

    private static final Pattern BRACKETED = Pattern.compile("<([^<>]*)>");

    private final ServerSocket door;
    private final Receiver receiver;
    private final Queue<Taken> taken = new ConcurrentLinkedQueue<>();

    /** What a mail server does with a mail that it takes. */
    interface Receiver {
        void receive(Taken mail);
    }

    /**
     * A mail that was taken for one recipient.
     *
     * @param raw byte for byte, as ISO 8859-1
     */
    record Taken(String recipient, String mailId, String subject, String raw) {}

    private MailSink(ServerSocket door, Receiver receiver) {
        this.door = door;
        this.receiver = receiver;
    }

    static MailSink start(Receiver receiver) {
        try {
            var sink = new MailSink(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), receiver);
            sink.run(sink::welcome);
            return sink;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return door.getLocalPort();
    }

    /** All that was taken, in its order. */
    List<Taken> taken() {
        return List.copyOf(taken);
    }

    private interface Step {
        void run() throws IOException, MessagingException;
    }

    private void run(Step step) {
        var thread = new Thread(() -> {
            try {
                step.run();
            } catch (IOException | MessagingException e) {
                return; // the other side hung up
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private void welcome() throws IOException {
        while (!door.isClosed()) {
            var caller = door.accept();
            run(() -> serve(caller));
        }
    }

    private void serve(Socket caller) throws IOException, MessagingException {
        try (caller;
                var in = new BufferedReader(new InputStreamReader(
                        new BufferedInputStream(caller.getInputStream()), StandardCharsets.ISO_8859_1))) {
            say(caller, "220 sink");
            List<String> recipients = new ArrayList<>();
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                var command = line.toUpperCase(Locale.ROOT);
                if (command.startsWith("RCPT")) {
                    recipients.add(bracketedIn(line).toLowerCase(Locale.ROOT));
                } else if (command.startsWith("DATA")) {
                    say(caller, "354 go on");
                    take(recipients, content(in));
                    recipients.clear();
                } else if (command.startsWith("QUIT")) {
                    say(caller, "221 bye");
                    return;
                }
                say(caller, "250 ok");
            }
        }
    }

    private static String bracketedIn(String line) {
        var matcher = BRACKETED.matcher(line);
        return matcher.find() ? matcher.group(1) : line;
    }

    private static String content(BufferedReader in) throws IOException {
        var text = new StringBuilder();
        for (var line = in.readLine(); !".".equals(line); line = in.readLine()) {
            if (line == null) {
                throw new IOException("the sender is gone");
            }
            text.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
        }
        return text.toString();
    }

    private void take(List<String> recipients, String raw) throws MessagingException {
        var mail = new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(raw.getBytes(StandardCharsets.ISO_8859_1)));
        for (var recipient : recipients) {
            var one = new Taken(recipient, id(mail, "Message-ID"), String.valueOf(mail.getSubject()), raw);
            taken.add(one);
            receiver.receive(one);
        }
    }

    private static String id(MimeMessage mail, String header) throws MessagingException {
        var value = mail.getHeader(header, " ");
        return value == null ? "" : bracketedIn(value);
    }

    private static void say(Socket caller, String line) throws IOException {
        caller.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
