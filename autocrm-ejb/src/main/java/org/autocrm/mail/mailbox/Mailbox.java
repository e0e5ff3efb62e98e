package org.autocrm.mail.mailbox;

import static jakarta.persistence.EnumType.STRING;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.autocrm.mail.mailbox.LogIn.Access;
import org.autocrm.mail.mailbox.MailServer.Encryption;
import org.autocrm.mail.mailbox.MailServer.Protocol;
import org.autocrm.mail.mailbox.MailboxEvent.MailboxChanged;
import org.autocrm.mail.mailbox.Taking.Afterwards;
import org.autocrm.mail.mailbox.Taking.Backlog;
import org.autocrm.setting.Vault;
import org.autocrm.shared.ChangedMeanwhile;
import org.autocrm.shared.EmailAddress;
import org.jspecify.annotations.Nullable;

/** A mailbox whose mail becomes tickets. Its secrets are sealed, see {@link Vault}. */
@Entity
@SuppressWarnings("NullAway.Init")
class Mailbox {

    @Id
    @SequenceGenerator(name = "mailbox_seq", sequenceName = "mailbox_seq", allocationSize = 50)
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "mailbox_seq")
    private Long id;

    @Version
    private int version;

    private String name;

    @Enumerated(STRING)
    private Protocol protocol;

    private String host;
    private int port;

    @Enumerated(STRING)
    private Encryption encryption;

    private String login;

    @Enumerated(STRING)
    private Access access;

    private byte @Nullable [] password;

    @Column(name = "refresh_token")
    private byte @Nullable [] refreshToken;

    @Column(name = "token_url")
    private @Nullable String tokenUrl;

    @Column(name = "client_id")
    private @Nullable String clientId;

    private @Nullable String scope;
    private String folder;

    @Enumerated(STRING)
    private Backlog backlog;

    @Enumerated(STRING)
    private Afterwards afterwards;

    @Column(name = "move_to")
    private @Nullable String moveTo;

    @Column(name = "every_seconds")
    private int everySeconds;

    private EmailAddress address;

    @Column(name = "sender_name")
    private @Nullable String senderName;

    private @Nullable String signature;

    @Column(name = "team_id")
    private @Nullable Long team;

    private boolean acknowledges;

    @Column(name = "signed_answers")
    private boolean signedAnswers;

    private boolean active;

    @Column(name = "from_settings")
    private boolean fromSettings;

    protected Mailbox() {} // for JPA

    Mailbox(MailboxDetails details, boolean fromSettings) {
        this.fromSettings = fromSettings;
        take(details);
    }

    /** It is like this from now on: what became different. */
    List<MailboxChanged> become(MailboxDetails next) {
        var before = details().facts();
        take(next);
        return changes(before, next.facts());
    }

    /** What a new one is like. */
    List<MailboxChanged> begin() {
        return changes(Map.of(), details().facts());
    }

    private List<MailboxChanged> changes(Map<String, String> before, Map<String, String> after) {
        List<MailboxChanged> changes = new ArrayList<>();
        after.forEach((property, now) -> {
            var was = before.getOrDefault(property, "");
            if (!was.equals(now)) {
                changes.add(new MailboxChanged(id, property, shown(was), shown(now)));
            }
        });
        return changes;
    }

    private static Optional<String> shown(String text) {
        return Optional.of(text).filter(it -> !it.isEmpty());
    }

    private void take(MailboxDetails details) {
        name = details.name();
        var server = details.server();
        protocol = server.protocol();
        host = server.host();
        port = server.port();
        encryption = server.encryption();
        var logIn = details.logIn();
        login = logIn.user();
        access = logIn.access();
        tokenUrl = logIn.tokenUrl();
        clientId = logIn.clientId();
        scope = logIn.scope();
        var taking = details.taking();
        folder = taking.folder();
        backlog = taking.backlog();
        afterwards = taking.afterwards();
        moveTo = taking.moveTo();
        everySeconds = taking.everySeconds();
        var speaking = details.speaking();
        address = speaking.address();
        senderName = speaking.senderName();
        signature = speaking.signature();
        team = speaking.team();
        acknowledges = speaking.acknowledges();
        signedAnswers = speaking.signedAnswers();
        active = details.active();
    }

    /** Keeps other secrets; an empty one is forgotten. Says which are others now. */
    List<MailboxChanged> keep(MailboxSecrets secrets, Vault vault) {
        List<MailboxChanged> changes = new ArrayList<>();
        if (secrets.password() != null) {
            password = sealed(secrets.password(), "password", vault);
            changes.add(replaced("password"));
        }
        if (secrets.refreshToken() != null) {
            refreshToken = sealed(secrets.refreshToken(), "refresh", vault);
            changes.add(replaced("refreshToken"));
        }
        return changes;
    }

    private MailboxChanged replaced(String property) {
        return new MailboxChanged(id, property, Optional.empty(), Optional.of("replaced"));
    }

    private byte @Nullable [] sealed(String secret, String which, Vault vault) {
        return secret.isEmpty() ? null : vault.seal(secret, place(which));
    }

    private String place(String which) {
        return "mailbox:" + id + ":" + which;
    }

    /** The secrets as they are kept; empty ones are null. */
    MailboxSecrets secrets(Vault vault) {
        return new MailboxSecrets(opened(password, "password", vault), opened(refreshToken, "refresh", vault));
    }

    private @Nullable String opened(byte @Nullable [] sealed, String which, Vault vault) {
        return sealed == null ? null : vault.open(sealed, place(which));
    }

    byte @Nullable [] sealedRefreshToken(String token, Vault vault) {
        return sealed(token, "refresh", vault);
    }

    byte @Nullable [] keptRefreshToken() {
        return refreshToken == null ? null : refreshToken.clone();
    }

    /** Seals anew what was sealed by another key. */
    void sealAnew(Vault vault) {
        password = renewed(password, "password", vault);
        refreshToken = renewed(refreshToken, "refresh", vault);
    }

    private byte @Nullable [] renewed(byte @Nullable [] sealed, String which, Vault vault) {
        return sealed != null && vault.isOutdated(sealed)
                ? vault.seal(vault.open(sealed, place(which)), place(which))
                : sealed;
    }

    void refuseOutdated(OptionalLong seen) {
        ChangedMeanwhile.refuse(seen, version);
    }

    Long id() {
        return id;
    }

    String name() {
        return name;
    }

    boolean isFromSettings() {
        return fromSettings;
    }

    MailboxDetails details() {
        return new MailboxDetails(
                name,
                new MailServer(protocol, host, port, encryption),
                new LogIn(login, access, tokenUrl, clientId, scope),
                new Taking(folder, backlog, afterwards, moveTo, everySeconds),
                new Speaking(address, senderName, signature, team, acknowledges, signedAnswers),
                active);
    }

    MailboxEntry toEntry() {
        return new MailboxEntry(id, version, details(), password != null, refreshToken != null, fromSettings);
    }
}
