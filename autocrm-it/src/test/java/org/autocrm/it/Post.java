package org.autocrm.it;

import jakarta.mail.Address;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.autocrm.launcher.MailServer;

/** What customers do with mails: they send raw messages by SMTP and read their mailboxes by IMAP. */
final class Post {

    private static final AtomicInteger COUNTER = new AtomicInteger();
    private static final String PASSWORD = "of-a-customer";

    private final MailServer server;

    Post(MailServer server) {
        this.server = server;
    }

    /** An address that nobody has written from. */
    static String newAddress() {
        return "customer" + System.nanoTime() + "x" + COUNTER.incrementAndGet() + "@example.org";
    }

    /** A subject that no other ticket has. */
    static String newSubject(String words) {
        return words + " " + System.nanoTime() + COUNTER.incrementAndGet();
    }

    /** Gives a customer a mailbox that they can open. */
    void welcome(String customer) {
        server.addMailbox(customer, PASSWORD);
    }

    /** Sends a message as it is, from the customer to the support mailbox. */
    void send(String customer, String raw) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.smtpPort());
                var in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            var out = socket.getOutputStream();
            in.readLine();
            for (var line : List.of(
                    "HELO localhost",
                    "MAIL FROM:<" + customer + ">",
                    "RCPT TO:<" + server.address() + ">",
                    "DATA",
                    raw.strip().replace("\r\n", "\n").replace("\n.", "\n..").replace("\n", "\r\n") + "\r\n.",
                    "QUIT")) {
                out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
                out.flush();
                var answer = in.readLine();
                if (answer == null || answer.startsWith("4") || answer.startsWith("5")) {
                    throw new IOException("the mail server said " + answer);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A plain message; returns its Message-ID. */
    String send(String customer, String subject, String text, String... headers) {
        var id = "m" + System.nanoTime() + COUNTER.incrementAndGet() + "@example.org";
        send(customer, """
                From: Ann Lee <%s>
                To: %s
                Message-ID: <%s>
                Subject: %s
                %sContent-Type: text/plain; charset=UTF-8

                %s
                """.formatted(customer, server.address(), id, subject, lines(headers), text));
        return id;
    }

    private static String lines(String... headers) {
        return headers.length == 0 ? "" : String.join("\n", headers) + "\n";
    }

    /** All mails in a customer's mailbox. */
    List<Letter> inbox(String customer) {
        try (var store = Session.getInstance(new Properties()).getStore("imap")) {
            store.connect("127.0.0.1", server.imapPort(), customer, PASSWORD);
            try (var folder = store.getFolder("INBOX")) {
                folder.open(Folder.READ_ONLY);
                List<Letter> letters = new ArrayList<>();
                for (var message : folder.getMessages()) {
                    letters.add(Letter.of(message));
                }
                return letters;
            }
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("the mailbox of " + customer, e);
        }
    }

    /** A mail that a customer got. */
    record Letter(
            String id,
            String inReplyTo,
            String references,
            String subject,
            String from,
            String autoSubmitted,
            String contentType,
            String raw) {

        static Letter of(Message message) throws MessagingException, IOException {
            var raw = new java.io.ByteArrayOutputStream();
            message.writeTo(raw);
            var bytes = raw.toByteArray();
            var read = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
            return new Letter(
                    header(read, "Message-ID"),
                    header(read, "In-Reply-To"),
                    header(read, "References"),
                    String.valueOf(read.getSubject()),
                    addressOf(read.getFrom()),
                    header(read, "Auto-Submitted"),
                    read.getContentType(),
                    new String(bytes, StandardCharsets.UTF_8));
        }

        private static String header(MimeMessage message, String name) throws MessagingException {
            var value = message.getHeader(name, " ");
            return value == null ? "" : value.replaceAll("\\s+", " ");
        }

        private static String addressOf(Address[] from) {
            return ((InternetAddress) from[0]).getAddress();
        }
    }
}
