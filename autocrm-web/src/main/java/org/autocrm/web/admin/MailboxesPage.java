package org.autocrm.web.admin;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.autocrm.account.TeamRef;
import org.autocrm.account.Teams;
import org.autocrm.mail.fetching.MailboxTrial;
import org.autocrm.mail.fetching.MailboxTrial.Outcome;
import org.autocrm.mail.mailbox.LogIn;
import org.autocrm.mail.mailbox.LogIn.Access;
import org.autocrm.mail.mailbox.MailServer;
import org.autocrm.mail.mailbox.MailServer.Encryption;
import org.autocrm.mail.mailbox.MailServer.Protocol;
import org.autocrm.mail.mailbox.MailboxDetails;
import org.autocrm.mail.mailbox.MailboxEntry;
import org.autocrm.mail.mailbox.MailboxFile;
import org.autocrm.mail.mailbox.MailboxHealth;
import org.autocrm.mail.mailbox.MailboxHealths;
import org.autocrm.mail.mailbox.MailboxSecrets;
import org.autocrm.mail.mailbox.Speaking;
import org.autocrm.mail.mailbox.Taking;
import org.autocrm.mail.mailbox.Taking.Afterwards;
import org.autocrm.mail.mailbox.Taking.Backlog;
import org.autocrm.setting.Settings;
import org.autocrm.shared.EmailAddress;
import org.autocrm.web.faces.PageTexts;
import org.jspecify.annotations.Nullable;

/** Backs {@code /admin/mailboxes}: where mail comes from, how the mailboxes are, and who answers by them. */
@Named
@ViewScoped
public class MailboxesPage extends Editor<MailboxEntry> {

    private static final long serialVersionUID = 1L;
    private static final int USUAL_SECONDS = 60;
    private static final MailboxHealth NOT_LOOKED_AT =
            new MailboxHealth(MailboxHealth.State.NEW, null, null, null, null, null, 0, null, 0, null);

    @Inject
    private MailboxFile file;

    @Inject
    private MailboxHealths healths;

    @Inject
    private MailboxTrial trial;

    @Inject
    private Teams teams;

    @Inject
    private Settings settings;

    private @Nullable String name;
    private Protocol protocol = Protocol.IMAP;
    private @Nullable String host;
    private @Nullable Integer port;
    private Encryption encryption = Encryption.TLS;
    private @Nullable String user;
    private Access access = Access.PASSWORD;
    private @Nullable String password;
    private @Nullable String refreshToken;
    private @Nullable String tokenUrl;
    private @Nullable String clientId;
    private @Nullable String scope;
    private @Nullable String folder = "INBOX";
    private Backlog backlog = Backlog.UNREAD;
    private Afterwards afterwards = Afterwards.MARK;
    private @Nullable String moveTo;
    private int everySeconds = USUAL_SECONDS;
    private @Nullable String email;
    private @Nullable String senderName;
    private @Nullable String signature;
    private @Nullable Long team;
    private boolean acknowledges = true;
    private boolean signedAnswers;
    private boolean active = true;
    private @Nullable Outcome outcome;
    private transient @Nullable Map<Long, MailboxHealth> known;

    public List<MailboxEntry> getMailboxes() {
        return file.all();
    }

    /** How a mailbox is. */
    public MailboxHealth health(MailboxEntry mailbox) {
        var all = known;
        if (all == null) {
            all = healths.all();
            known = all;
        }
        return all.getOrDefault(mailbox.id(), NOT_LOOKED_AT);
    }

    /** The colour of a mailbox's state. */
    public String tone(MailboxEntry mailbox) {
        return switch (health(mailbox).state()) {
            case READ -> "SOLVED";
            case FAILING, ABANDONED -> "FAILED";
            case NEW -> "WAITING";
            case OFF -> "";
        };
    }

    public List<TeamRef> getTeams() {
        return teams.all();
    }

    /** The name of the team whose work the mail is; empty where other addresses say so. */
    public String teamOf(MailboxEntry mailbox) {
        var id = mailbox.details().speaking().team();
        return teams.all().stream()
                .filter(one -> id != null && one.id() == id)
                .map(TeamRef::name)
                .findFirst()
                .orElse("");
    }

    public boolean isKeepsSecrets() {
        return file.keepsSecrets();
    }

    /** Fills in where Microsoft 365 is; the tenant and the client are the administrator's. */
    public void microsoft() {
        protocol = Protocol.IMAP;
        host = "outlook.office365.com";
        port = null;
        encryption = Encryption.TLS;
        access = Access.CLIENT_CREDENTIALS;
        tokenUrl = "https://login.microsoftonline.com/YOUR-TENANT/oauth2/v2.0/token";
        scope = "https://outlook.office365.com/.default";
        outcome = null;
    }

    /** Fills in where Google is. */
    public void google() {
        protocol = Protocol.IMAP;
        host = "imap.gmail.com";
        port = null;
        encryption = Encryption.TLS;
        access = Access.REFRESH_TOKEN;
        tokenUrl = "https://oauth2.googleapis.com/token";
        scope = "https://mail.google.com/";
        outcome = null;
    }

    /** What is possible depends on the protocol. */
    public void adapt() {
        if (protocol == Protocol.POP3) {
            backlog = backlog == Backlog.UNREAD ? Backlog.NONE : backlog;
            afterwards = afterwards == Afterwards.DELETE ? afterwards : Afterwards.LEAVE;
        }
        outcome = null;
    }

    /** Tries whether the mailbox can be opened as it is typed. */
    public void attempt() {
        outcome = null;
        attempt(() -> {
            var seen = getSeen();
            outcome = trial.attempt(seen == null ? 0 : seen.id(), details(), secrets());
        });
    }

    /** Removes it; what came by it stays. */
    public void remove() {
        attempt(() -> {
            var seen = getSeen();
            if (seen != null) {
                file.remove(seen.id(), OptionalLong.of(seen.version()));
                goTo("saved=true");
            }
        });
    }

    /** Where a mail server hands over mails; null while it is to be made, or is fetched from. */
    public @Nullable String getDoor() {
        var seen = getSeen();
        return seen == null || protocol != Protocol.PUSH
                ? null
                : settings.publicUrl() + "/autocrm/api/v1/mailboxes/" + seen.id() + "/mails";
    }

    /** What saving would mean. */
    public List<String> getEffects() {
        List<String> effects = new ArrayList<>();
        if (!active) {
            effects.add(PageTexts.text("effect.mailbox.off"));
        }
        if (protocol == Protocol.PUSH) {
            effects.add(PageTexts.text("effect.mailbox.push"));
        } else {
            effects.add(PageTexts.text("effect.mailbox.backlog." + backlog));
            effects.add(PageTexts.text("effect.mailbox.afterwards." + afterwards));
            if (encryption == Encryption.NONE) {
                effects.add(PageTexts.text("effect.mailbox.open"));
            }
        }
        if (!acknowledges) {
            effects.add(PageTexts.text("effect.mailbox.silent"));
        }
        if (signedAnswers) {
            effects.add(PageTexts.text("effect.mailbox.signed"));
        }
        return effects;
    }

    @Override
    String place() {
        return "/admin/mailboxes";
    }

    @Override
    Optional<MailboxEntry> find(String wanted) {
        return wanted.matches("\\d{1,18}") ? file.find(Long.parseLong(wanted)) : Optional.empty();
    }

    @Override
    void take(MailboxEntry mailbox) {
        var details = mailbox.details();
        name = details.name();
        var server = details.server();
        protocol = server.protocol();
        host = server.host();
        port = server.port() == 0 ? null : Integer.valueOf(server.port());
        encryption = server.encryption();
        var logIn = details.logIn();
        user = logIn.user();
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
        email = speaking.address().value();
        senderName = speaking.senderName();
        signature = speaking.signature();
        team = speaking.team();
        acknowledges = speaking.acknowledges();
        signedAnswers = speaking.signedAnswers();
        active = details.active();
    }

    @Override
    String add() {
        return Long.toString(file.make(details(), secrets()).id());
    }

    @Override
    String change(String key, MailboxEntry seen) {
        var wanted = details();
        file.change(seen.id(), OptionalLong.of(seen.version()), is -> wanted, secrets());
        return key;
    }

    @Override
    Map<String, String> shown(MailboxEntry mailbox) {
        var details = mailbox.details();
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put(PageTexts.text("admin.name"), details.name());
        shown.put(PageTexts.text("mailboxes.server"), details.place());
        shown.put(
                PageTexts.text("mailboxes.afterwards"),
                PageTexts.text("mailboxes.afterwards." + details.taking().afterwards()));
        shown.put(
                PageTexts.text("mailboxes.email"), details.speaking().address().value());
        shown.put(
                PageTexts.text("mailboxes.senderName"), text(details.speaking().senderName()));
        shown.put(PageTexts.text("mailboxes.signature"), text(details.speaking().signature()));
        shown.put(PageTexts.text("mailboxes.team"), teamOf(mailbox));
        shown.put(
                PageTexts.text("mailboxes.acknowledges"),
                Say.yes(details.speaking().acknowledges()));
        shown.put(
                PageTexts.text("mailboxes.signedAnswers"),
                Say.yes(details.speaking().signedAnswers()));
        shown.put(PageTexts.text("mailboxes.active"), Say.yes(details.active()));
        return shown;
    }

    private MailboxDetails details() {
        return new MailboxDetails(
                text(name),
                new MailServer(protocol, text(host), port == null ? 0 : port, encryption),
                new LogIn(text(user).isBlank() ? text(email) : text(user), access, tokenUrl, clientId, scope),
                new Taking(text(folder), backlog, afterwards, moveTo, everySeconds),
                new Speaking(
                        new EmailAddress(text(email)), // the form lets no other through
                        senderName,
                        signature,
                        team,
                        acknowledges,
                        signedAnswers),
                active);
    }

    /** What was left empty stays as it is kept. */
    private MailboxSecrets secrets() {
        return new MailboxSecrets(given(password), given(refreshToken));
    }

    private static @Nullable String given(@Nullable String secret) {
        return secret == null || secret.isEmpty() ? null : secret;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    public @Nullable Outcome getOutcome() {
        return outcome;
    }

    public boolean isFetched() {
        return protocol != Protocol.PUSH;
    }

    public boolean isImap() {
        return protocol == Protocol.IMAP;
    }

    public boolean isOAuth() {
        return isFetched() && access != Access.PASSWORD;
    }

    public boolean isMoving() {
        return isImap() && afterwards == Afterwards.MOVE;
    }

    /** Whether the settings of the server say where it is. */
    public boolean isFixed() {
        var seen = getSeen();
        return seen != null && seen.fromSettings();
    }

    public Protocol[] getProtocols() {
        return Protocol.values();
    }

    public Encryption[] getEncryptions() {
        return Encryption.values();
    }

    public Access[] getAccesses() {
        return Access.values();
    }

    public List<Backlog> getBacklogs() {
        return isImap() ? List.of(Backlog.values()) : List.of(Backlog.NONE, Backlog.ALL);
    }

    public List<Afterwards> getAfterwardses() {
        return isImap() ? List.of(Afterwards.values()) : List.of(Afterwards.LEAVE, Afterwards.DELETE);
    }

    /** The port of servers of the kind. */
    public int getUsualPort() {
        return protocol.usualPort(encryption);
    }

    public @Nullable String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name;
    }

    public Protocol getProtocol() {
        return protocol;
    }

    public void setProtocol(Protocol protocol) {
        this.protocol = protocol;
    }

    public @Nullable String getHost() {
        return host;
    }

    public void setHost(@Nullable String host) {
        this.host = host;
    }

    public @Nullable Integer getPort() {
        return port;
    }

    public void setPort(@Nullable Integer port) {
        this.port = port;
    }

    public Encryption getEncryption() {
        return encryption;
    }

    public void setEncryption(Encryption encryption) {
        this.encryption = encryption;
    }

    public @Nullable String getUser() {
        return user;
    }

    public void setUser(@Nullable String user) {
        this.user = user;
    }

    public Access getAccess() {
        return access;
    }

    public void setAccess(Access access) {
        this.access = access;
    }

    public @Nullable String getPassword() {
        return password;
    }

    /** What was typed once stays until it is saved: it is not shown again, so the field comes back empty. */
    public void setPassword(@Nullable String password) {
        this.password = given(password) == null ? this.password : password;
    }

    public @Nullable String getRefreshToken() {
        return refreshToken;
    }

    /** As the password. */
    public void setRefreshToken(@Nullable String refreshToken) {
        this.refreshToken = given(refreshToken) == null ? this.refreshToken : refreshToken;
    }

    public @Nullable String getTokenUrl() {
        return tokenUrl;
    }

    public void setTokenUrl(@Nullable String tokenUrl) {
        this.tokenUrl = tokenUrl;
    }

    public @Nullable String getClientId() {
        return clientId;
    }

    public void setClientId(@Nullable String clientId) {
        this.clientId = clientId;
    }

    public @Nullable String getScope() {
        return scope;
    }

    public void setScope(@Nullable String scope) {
        this.scope = scope;
    }

    public @Nullable String getFolder() {
        return folder;
    }

    public void setFolder(@Nullable String folder) {
        this.folder = folder;
    }

    public Backlog getBacklog() {
        return backlog;
    }

    public void setBacklog(Backlog backlog) {
        this.backlog = backlog;
    }

    public Afterwards getAfterwards() {
        return afterwards;
    }

    public void setAfterwards(Afterwards afterwards) {
        this.afterwards = afterwards;
    }

    public @Nullable String getMoveTo() {
        return moveTo;
    }

    public void setMoveTo(@Nullable String moveTo) {
        this.moveTo = moveTo;
    }

    public int getEverySeconds() {
        return everySeconds;
    }

    public void setEverySeconds(int everySeconds) {
        this.everySeconds = everySeconds;
    }

    public @Nullable String getEmail() {
        return email;
    }

    public void setEmail(@Nullable String email) {
        this.email = email;
    }

    public @Nullable String getSenderName() {
        return senderName;
    }

    public void setSenderName(@Nullable String senderName) {
        this.senderName = senderName;
    }

    public @Nullable String getSignature() {
        return signature;
    }

    public void setSignature(@Nullable String signature) {
        this.signature = signature;
    }

    public @Nullable Long getTeam() {
        return team;
    }

    public void setTeam(@Nullable Long team) {
        this.team = team;
    }

    public boolean isAcknowledges() {
        return acknowledges;
    }

    public void setAcknowledges(boolean acknowledges) {
        this.acknowledges = acknowledges;
    }

    public boolean isSignedAnswers() {
        return signedAnswers;
    }

    public void setSignedAnswers(boolean signedAnswers) {
        this.signedAnswers = signedAnswers;
    }

    public boolean isActive() {
        return active;
    }

    public void setActive(boolean active) {
        this.active = active;
    }
}
