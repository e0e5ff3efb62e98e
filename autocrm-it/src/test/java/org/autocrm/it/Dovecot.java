package org.autocrm.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.UIDFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.autocrm.launcher.Folders;
import org.autocrm.launcher.Ports;

/**
 * An IMAP server whose mails survive its death: Dovecot, with a maildir for each mailbox.
 *
 * <p>Mail comes as from a delivery agent, by a file in the maildir, also while the server is down. Everybody logs in
 * with the same password.
 */
final class Dovecot implements AutoCloseable {

    static final String PASSWORD = "of-the-mailbox";

    private static final String CONFIGURATION = """
            base_dir = {folder}/run
            state_dir = {folder}/state
            log_path = {folder}/dovecot.log
            protocols = imap
            listen = 127.0.0.1
            ssl = no
            default_internal_user = {user}
            default_internal_group = {group}
            default_login_user = {user}
            first_valid_uid = 1
            passdb {
              driver = static
              args = password={password}
            }
            userdb {
              driver = static
              args = uid={user} gid={group} home={folder}/mail/%u
            }
            mail_location = maildir:~/Maildir
            service anvil {
              chroot =
            }
            service imap-login {
              chroot =
              inet_listener imap {
                port = {port}
              }
              inet_listener imaps {
                port = 0
              }
            }
            """;

    private final Path folder;
    private final int port = Ports.free();
    private final AtomicInteger delivered = new AtomicInteger();
    private Process process;

    private Dovecot(Path folder) throws IOException {
        this.folder = folder;
        configure();
        this.process = launch();
    }

    /** A mail as it lies in a folder. */
    record Lying(long uid, boolean read, String key, String mailId) {}

    static Dovecot start() {
        if (Programs.find("dovecot").isEmpty()) {
            Programs.install("dovecot-imapd");
        }
        Programs.bring("dovecot");
        try {
            return new Dovecot(Files.createTempDirectory("dovecot")); // whoever it runs as can get there
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void configure() throws IOException {
        for (var name : List.of("run", "state", "mail")) {
            Files.createDirectory(folder.resolve(name));
        }
        Files.writeString(
                folder.resolve("dovecot.conf"),
                CONFIGURATION
                        .replace("{folder}", folder.toString())
                        .replace("{user}", user())
                        .replace("{group}", group())
                        .replace("{password}", PASSWORD)
                        .replace("{port}", Integer.toString(port)));
        own(folder);
    }

    /** It refuses to show mails to root. */
    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private static String user() {
        return isRoot() ? "nobody" : System.getProperty("user.name");
    }

    private static String group() throws IOException {
        return isRoot() ? "nogroup" : run("id", "-gn");
    }

    private static String run(String... command) throws IOException {
        return new String(new ProcessBuilder(command).start().getInputStream().readAllBytes(), UTF_8).strip();
    }

    /** Whoever runs it owns its files. */
    private static void own(Path folder) throws IOException {
        if (isRoot()) {
            run("chown", "-R", user() + ":" + group(), folder.toString());
        }
    }

    private Process launch() throws IOException {
        Files.deleteIfExists(folder.resolve("run/master.pid"));
        var command = new ArrayList<String>();
        if (isRoot()) {
            command.addAll(List.of("setpriv", "--reuid=" + user(), "--regid=" + group(), "--clear-groups"));
        }
        command.addAll(List.of(Programs.bring("dovecot").toString(), "-F", "-c", folder.resolve("dovecot.conf") + ""));
        var started = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        Await.until(() -> new Socket(InetAddress.getLoopbackAddress(), port).close());
        return started;
    }

    int port() {
        return port;
    }

    /** How many mails were delivered since it was first started. */
    int delivered() {
        return delivered.get();
    }

    /** Gives an address a mailbox. */
    void addMailbox(String address) {
        try {
            for (var name : List.of("new", "cur", "tmp")) {
                Files.createDirectories(maildir(address).resolve(name));
            }
            own(folder.resolve("mail"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean has(String address) {
        return Files.isDirectory(maildir(address));
    }

    private Path maildir(String address) {
        return folder.resolve("mail").resolve(address).resolve("Maildir");
    }

    /**
     * A mail arrives; when this returns it is safe.
     *
     * @param raw byte for byte, as ISO 8859-1
     */
    void deliver(String address, String raw) {
        var name = "%d.%06d.test".formatted(System.currentTimeMillis() / 1000, delivered.incrementAndGet());
        try {
            var unfinished = Files.write(maildir(address).resolve("tmp").resolve(name), raw.getBytes(ISO_8859_1));
            Files.move(unfinished, maildir(address).resolve("new").resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends all of its processes at once. */
    void kill() {
        var all = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(one -> one.onExit().join());
    }

    /** Starts it again on the same port and mails. */
    void restart() {
        try {
            process = launch();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What lies in a folder of a mailbox; nothing where there is no such folder. */
    List<Lying> lyingIn(String address, String name) {
        try (var store = Session.getInstance(new Properties()).getStore("imap")) {
            store.connect("127.0.0.1", port, address, PASSWORD);
            var box = store.getFolder(name);
            if (!box.exists()) {
                return List.of();
            }
            box.open(Folder.READ_ONLY);
            var mails = box.getMessages();
            var profile = new FetchProfile();
            profile.add(UIDFolder.FetchProfileItem.UID);
            profile.add(FetchProfile.Item.FLAGS);
            profile.add(ChaosMail.KEY);
            profile.add("Message-ID");
            box.fetch(mails, profile);
            List<Lying> lying = new ArrayList<>();
            for (var mail : mails) {
                lying.add(new Lying(
                        ((UIDFolder) box).getUID(mail),
                        mail.isSet(Flags.Flag.SEEN),
                        header(mail, ChaosMail.KEY),
                        header(mail, "Message-ID").replaceAll("[<>]", "")));
            }
            return lying;
        } catch (MessagingException e) {
            throw new IllegalStateException("the mailbox " + address, e);
        }
    }

    private static String header(Message mail, String name) throws MessagingException {
        var values = mail.getHeader(name);
        return values == null ? "" : values[0].strip();
    }

    @Override
    public void close() {
        kill();
        Folders.delete(folder);
    }
}
