package org.autocrm.it;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.autocrm.launcher.Database;
import org.autocrm.launcher.Folders;
import org.autocrm.launcher.Installation;
import org.autocrm.launcher.MailServer;
import org.autocrm.launcher.Ports;
import org.autocrm.launcher.RunningServer;
import org.autocrm.launcher.SecretKey;
import org.autocrm.launcher.Server;
import org.autocrm.launcher.demo.DemoData;

/**
 * AutoCRM as it runs at an administrator's: PostgreSQL, a mail server, and the server with the EAR, all on free ports.
 *
 * <p>Its SMTP goes through a {@link Gate}, so that a test can take the mail server away. Work that failed is tried
 * again within seconds, so that nobody waits for what takes minutes in real life.
 */
public final class Stage implements AutoCloseable {

    /** Retries for tests: the first pause, the longest pause (ms) and the number of tries. */
    /** The mail server whose word on who sent a mail is believed. */
    static final String MAIL_SERVER = "mx.autocrm.example";

    static final Map<String, String> QUICK_RETRIES = Map.of(
            "AUTOCRM_RETRY_DELAY", "300",
            "AUTOCRM_RETRY_MAX_DELAY", "2000",
            "AUTOCRM_RETRY_ATTEMPTS", "16");

    /** A server that lives for minutes is not worth what its compiler would do for one that lives for months. */
    private static final Map<String, String> QUICK_START = Map.of("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1");

    private static final String SUPPORT = "support@autocrm.example";

    private final Database database;
    private final MailServer mail;
    private final Gate smtp;
    private final Installation installation;
    private RunningServer server;

    private Stage(Path folder, Map<String, String> more) {
        database = Database.start(folder.resolve("postgresql"), Ports.free());
        mail = MailServer.start(Ports.free(), Ports.free(), SUPPORT);
        smtp = Gate.to(mail.smtpPort());
        Map<String, String> settings = new HashMap<>(QUICK_RETRIES);
        settings.putAll(QUICK_START);
        settings.putAll(database.settings());
        settings.putAll(mail.settings());
        settings.put("AUTOCRM_SMTP_PORT", Integer.toString(smtp.port()));
        settings.put("AUTOCRM_SECRET_KEY", SecretKey.random());
        settings.put("AUTOCRM_DEMO", "true");
        settings.put("AUTOCRM_MAIL_AUTHSERV", MAIL_SERVER);
        settings.put("AUTOCRM_API_RATE_LIMIT", "1000000"); // tests ask faster than people
        settings.putAll(more);
        installation = Installation.of(kind(), folder, settings);
        server = installation.start();
    }

    /** A stage with the demo's people and tickets, ready. */
    public static Stage open(Path folder, Map<String, String> more) {
        var stage = new Stage(folder, more);
        stage.server.waitUntilReady();
        stage.fill();
        return stage;
    }

    /** The server that this run is about. */
    public static Server kind() {
        return Server.of(System.getProperty("autocrm.it.server", "wildfly"));
    }

    /** The folder of a stage of that name, empty whatever an earlier run left there. */
    public static Path folder(String name) {
        return Folders.fresh(Path.of(System.getProperty("autocrm.it.folder", "target/it"), kind().id(), name));
    }

    private void fill() {
        try (var connection = database.connect()) {
            DemoData.load(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("the demo's people and tickets cannot be written", e);
        }
    }

    /** Ends the server's process as {@code kill -9} does, and starts it again. */
    void killAndRestart() {
        server.kill();
        restart();
    }

    /** Starts the server again, whose process has ended. */
    void restart() {
        server = installation.start();
        server.waitUntilReady();
    }

    public RunningServer server() {
        return server;
    }

    public Database database() {
        return database;
    }

    Gate smtp() {
        return smtp;
    }

    public Api api() {
        return new Api(server.url(), DemoPeople.API_KEY);
    }

    Post post() {
        return new Post(mail);
    }

    public Sql sql() {
        return new Sql(database);
    }

    /** The address of the desk. */
    String desk() {
        return server.url() + "/autocrm";
    }

    /** The address of the portal. */
    String portal() {
        return server.url() + "/support";
    }

    @Override
    public void close() {
        server.close();
        smtp.close();
        mail.close();
        database.close();
    }
}
