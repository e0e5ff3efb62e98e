package org.autocrm.launcher;

import java.util.List;
import java.util.Locale;

/** Every setting of AutoCRM: environment variable {@code AUTOCRM_X_Y}, or {@code -Dautocrm.x.y}, which wins. */
public enum Setting {
    SERVER(
            "wildfly",
            "The server that runs AutoCRM: wildfly, liberty or payara; also -Dserver",
            "wildfly",
            "liberty",
            "payara"),
    HTTP_HOST("127.0.0.1", "The address AutoCRM listens on"),
    HTTP_PORT("8080", "The port AutoCRM listens on"),
    HTTP_PROXIES(
            "",
            "The proxies in front, whose X-Forwarded-For counts: addresses or blocks such as 10.0.0.0/8, with commas between them"),
    PUBLIC_URL("", "What the links in mails begin with; without it, http://localhost and the port"),
    DATA("data", "The folder of the database and the queues"),
    DEMO("true", "Whether the run command brings a mail server, people and tickets to look at", "true", "false"),
    BRAND("AutoCRM", "The name of the help desk, as customers see it"),
    HEAP("768m", "How much memory the server's Java heap may take"),

    DB_HOST("", "The machine of your PostgreSQL (15 or newer); without it, one is started"),
    DB_PORT("", "The port of PostgreSQL; without it 5432, and a free one for the PostgreSQL that is started"),
    DB_NAME("autocrm", "The database"),
    DB_USER("autocrm", "The user who owns the database"),
    DB_PASSWORD("", "Their password"),

    SMTP_HOST("", "The machine mail is sent through; the demo brings its own"),
    SMTP_PORT("25", "Its port"),
    SMTP_USER("", "The user to log in with; without one, mail is sent without a log-in"),
    SMTP_PASSWORD("", "Their password"),
    SMTP_TLS(
            "none",
            "none, starttls (the connection is upgraded, or nothing is sent) or tls (from the first byte)",
            "none",
            "starttls",
            "tls"),
    SMTP_FROM(
            "support@autocrm.example",
            "The sender that the server's mail session has by itself; AutoCRM's mails name the mailbox that was written to"),

    MAILBOX_HOST(
            "",
            "The machine of the mailbox that becomes tickets; without it, no mail is fetched; the demo brings its own"),
    MAILBOX_PORT("", "Its port; without it 993 with tls, else 143"),
    MAILBOX_USER("", "The user to log in with; without one, the mailbox's address"),
    MAILBOX_PASSWORD("", "Their password"),
    MAILBOX_TLS("tls", "none, starttls or tls", "none", "starttls", "tls"),
    MAILBOX_FOLDER("INBOX", "The folder mail is fetched from"),
    MAILBOX_ADDRESS("support@autocrm.example", "The address customers write to"),
    MAIL_SPAM_HEADERS(
            "",
            "The headers of your spam filter that are believed, with commas between them; without it, those of the common ones; none for none"),
    MAIL_AUTHSERV(
            "",
            "The names (authserv-id) of your own mail servers whose Authentication-Results are believed, with commas between them; without one, agents answer by mail only to mails that the desk sent to them"),
    MAIL_RAW_DAYS(
            "400",
            "For how many days a raw mail is kept after it came to its end; 0 for ever. What waits for somebody is kept anyway"),

    MAILBOX_ALARM("15", "Minutes after which administrators are told that a mailbox cannot be read"),

    SECRET_KEY(
            "",
            "32 random bytes in Base64 that passwords of mailboxes are sealed with in the database; without them, none is kept; the run command makes them once, in the data folder"),
    SECRET_KEY_PREVIOUS("", "The key before, while what it sealed is sealed anew"),

    BROKER_HOST("", "The machine of your Artemis broker; without it, the one inside the server is used"),
    BROKER_PORT("61616", "Its port"),
    RETRY_DELAY(
            "5000", "Milliseconds until work that failed is tried again; each further pause is three times as long"),
    RETRY_MAX_DELAY("3600000", "The longest such pause, in milliseconds"),
    RETRY_ATTEMPTS("24", "How often work is tried before it is set aside"),

    API_RATE_LIMIT("6000", "Requests a minute that an API key may send to a node, where the key does not say"),
    API_BODY_LIMIT("1024", "Kilobytes that the body of a request to the API may have, other than a file"),
    UPLOAD_LIMIT("25", "Megabytes that a file may have"),
    UPLOAD_REFUSED(
            "bat cmd com exe hta jar js jse lnk msi ps1 scr vbe vbs wsf",
            "Endings of the names of files that are not taken"),

    DEMO_SMTP_PORT("3025", "The port on which the demo's mail server takes mail"),
    DEMO_IMAP_PORT("3143", "The port on which the demo's mail server hands out mail");

    private final String defaultValue;
    private final String description;
    private final List<String> choices;

    Setting(String defaultValue, String description, String... choices) {
        this.defaultValue = defaultValue;
        this.description = description;
        this.choices = List.of(choices);
    }

    /** The name in the environment, {@code AUTOCRM_HTTP_PORT}. */
    public String variable() {
        return "AUTOCRM_" + name();
    }

    /** The name as a system property, {@code autocrm.http.port}. */
    public String property() {
        return variable().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    /** What holds when nothing is set; may be empty. */
    public String defaultValue() {
        return defaultValue;
    }

    /** One sentence for the reader of the documentation. */
    public String description() {
        return description;
    }

    /** The only values that make sense, or none when any does. */
    public List<String> choices() {
        return choices;
    }
}
