package org.autocrm.web.api;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.autocrm.mail.mailbox.LogIn;
import org.autocrm.mail.mailbox.LogIn.Access;
import org.autocrm.mail.mailbox.MailServer;
import org.autocrm.mail.mailbox.MailServer.Encryption;
import org.autocrm.mail.mailbox.MailServer.Protocol;
import org.autocrm.mail.mailbox.MailboxDetails;
import org.autocrm.mail.mailbox.MailboxSecrets;
import org.autocrm.mail.mailbox.Speaking;
import org.autocrm.mail.mailbox.Taking;
import org.autocrm.mail.mailbox.Taking.Afterwards;
import org.autocrm.mail.mailbox.Taking.Backlog;
import org.autocrm.shared.EmailAddress;
import org.autocrm.web.json.Given;
import org.autocrm.web.json.JsonText;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The merge patch that changes a mailbox. A secret that is absent stays; an empty one is forgotten. */
@Schema(name = "MailboxChange")
public record MailboxChange(
        @Schema(hidden = true) Given given,

        @NotBlank @Size(max = 60) @Schema(examples = "Billing and contracts") @Nullable
        String name,

        @NotNull
        @Size(max = 20)
        @Pattern(regexp = "imap|pop3|push", message = "must be imap, pop3 or push")
        @Schema(
                description = "push: a mail server hands each mail over, see handMail",
                enumeration = {"imap", "pop3", "push"},
                examples = "imap")
        @Nullable
        String protocol,

        @NotNull @Size(max = 254) @Schema(description = "Where the mailbox is", examples = "imap.example.org") @Nullable
        String host,

        @NotNull @Min(0) @Max(65535) @Schema(description = "0 for the usual one", examples = "993") @Nullable
        Integer port,

        @NotNull
        @Size(max = 20)
        @Pattern(regexp = "tls|starttls|none", message = "must be tls, starttls or none")
        @Schema(
                enumeration = {"tls", "starttls", "none"},
                examples = "tls")
        @Nullable
        String encryption,

        @NotNull @Size(max = 254) @Schema(description = "Who logs in", examples = "billing@example.org") @Nullable
        String user,

        @NotNull
        @Size(max = 20)
        @Pattern(
                regexp = "password|client-credentials|refresh-token",
                message = "must be password, client-credentials or refresh-token")
        @Schema(
                description = "By a password, or by access tokens of OAuth 2.0",
                enumeration = {"password", "client-credentials", "refresh-token"},
                examples = "password")
        @Nullable
        String access,

        @Size(max = 1000)
        @Schema(
                description = "The password, or the secret of the OAuth client; never shown again",
                examples = "other-horse")
        @Nullable
        String password,

        @Size(max = 4000) @Schema(description = "For access by refresh token; never shown again") @Nullable
        String refreshToken,

        @Size(max = 1000) @Schema(description = "The token endpoint of the identity provider, for OAuth") @Nullable
        String tokenUrl,

        @Size(max = 254) @Schema(description = "As the identity provider knows this installation, for OAuth") @Nullable
        String clientId,

        @Size(max = 2000) @Schema(description = "What access tokens are to be good for, for OAuth") @Nullable
        String scope,

        @NotNull @Size(max = 200) @Schema(description = "Mail is taken from it", examples = "INBOX") @Nullable
        String folder,

        @NotNull
        @Size(max = 20)
        @Pattern(regexp = "unread|all|none", message = "must be unread, all or none")
        @Schema(
                description = "Which of the mails that are there at the first look are taken; POP3 knows no unread",
                enumeration = {"unread", "all", "none"},
                examples = "unread")
        @Nullable
        String backlog,

        @NotNull
        @Size(max = 20)
        @Pattern(regexp = "leave|mark|move|delete", message = "must be leave, mark, move or delete")
        @Schema(
                description =
                        "What happens in the mailbox to a mail that is safe in the database; POP3 can leave or delete",
                enumeration = {"leave", "mark", "move", "delete"},
                examples = "mark")
        @Nullable
        String afterwards,

        @Size(max = 200) @Schema(description = "The folder for what was taken, where it is moved") @Nullable
        String moveTo,

        @NotNull
        @Min(2)
        @Max(3600)
        @Schema(
                description = "How often to look, where the server does not say by itself that there is something new",
                examples = "60")
        @Nullable
        Integer everySeconds,

        @NotNull
        @Email
        @Size(max = 254)
        @Schema(description = "What customers write to, and what answers come from", examples = "billing@example.org")
        @Nullable
        String email,

        @Size(max = 100)
        @Schema(
                description = "The name beside the address in answers; {agent} stands for who answers",
                examples = "{agent} of Billing")
        @Nullable
        String senderName,

        @Size(max = 2000)
        @Schema(description = "Below each answer; {agent} stands for who answers", examples = "{agent}, Billing")
        @Nullable
        String signature,

        @Schema(
                description = "The id of the team whose work it is, where no other address says so; null for none",
                examples = "3")
        @Nullable
        Long team,

        @NotNull
        @Schema(description = "Whether customers are told that their mail has arrived", examples = "true")
        @Nullable
        Boolean acknowledges,

        @NotNull
        @Schema(
                description = "Whether answers go to a signed address, with a detail behind a plus sign",
                examples = "false")
        @Nullable
        Boolean signedAnswers,

        @NotNull @Schema(description = "Whether it is read", examples = "false") @Nullable
        Boolean active) {

    MailboxDetails on(MailboxDetails present) {
        var server = present.server();
        var logIn = present.logIn();
        var taking = present.taking();
        var speaking = present.speaking();
        return new MailboxDetails(
                name == null ? present.name() : name,
                new MailServer(
                        of(Protocol.class, protocol, server.protocol()),
                        host == null ? server.host() : host,
                        port == null ? server.port() : port,
                        of(Encryption.class, encryption, server.encryption())),
                new LogIn(
                        user == null ? logIn.user() : user,
                        of(Access.class, access, logIn.access()),
                        given.or("tokenUrl", tokenUrl, logIn.tokenUrl()),
                        given.or("clientId", clientId, logIn.clientId()),
                        given.or("scope", scope, logIn.scope())),
                new Taking(
                        folder == null ? taking.folder() : folder,
                        of(Backlog.class, backlog, taking.backlog()),
                        of(Afterwards.class, afterwards, taking.afterwards()),
                        given.or("moveTo", moveTo, taking.moveTo()),
                        everySeconds == null ? taking.everySeconds() : everySeconds),
                new Speaking(
                        email == null ? speaking.address() : new EmailAddress(email),
                        given.or("senderName", senderName, speaking.senderName()),
                        given.or("signature", signature, speaking.signature()),
                        given.or("team", team, speaking.team()),
                        acknowledges == null ? speaking.acknowledges() : acknowledges,
                        signedAnswers == null ? speaking.signedAnswers() : signedAnswers),
                active == null ? present.active() : active);
    }

    private static <E extends Enum<E>> E of(Class<E> type, @Nullable String word, E present) {
        return word == null ? present : JsonText.constant(type, word);
    }

    MailboxSecrets secrets() {
        return new MailboxSecrets(
                given.has("password") && password == null ? "" : password,
                given.has("refreshToken") && refreshToken == null ? "" : refreshToken);
    }
}
