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
import org.autocrm.web.json.JsonText;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body that makes a mailbox. */
@Schema(name = "NewMailbox")
public record NewMailbox(
        @NotBlank @Size(max = 60) @Schema(examples = "Billing")
        String name,

        @NotNull
        @Size(max = 20)
        @Pattern(regexp = "imap|pop3|push", message = "must be imap, pop3 or push")
        @Schema(
                description = "push: a mail server hands each mail over, see handMail",
                enumeration = {"imap", "pop3", "push"},
                examples = "imap")
        String protocol,

        @Size(max = 254)
        @Schema(description = "Where the mailbox is; none where mail is pushed", examples = "imap.example.org")
        @Nullable
        String host,

        @Min(0) @Max(65535) @Schema(description = "The usual one where absent", examples = "993") @Nullable
        Integer port,

        @Size(max = 20)
        @Pattern(regexp = "tls|starttls|none", message = "must be tls, starttls or none")
        @Schema(
                enumeration = {"tls", "starttls", "none"},
                examples = "tls")
        @Nullable
        String encryption,

        @Size(max = 254) @Schema(description = "Who logs in", examples = "billing@example.org") @Nullable
        String user,

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
                examples = "correct-horse")
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

        @Size(max = 200)
        @Schema(description = "Mail is taken from it; INBOX where absent", examples = "INBOX")
        @Nullable
        String folder,

        @Size(max = 20)
        @Pattern(regexp = "unread|all|none", message = "must be unread, all or none")
        @Schema(
                description = "Which of the mails that are there at the first look are taken; POP3 knows no unread",
                enumeration = {"unread", "all", "none"},
                examples = "unread")
        @Nullable
        String backlog,

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

        @Min(2)
        @Max(3600)
        @Schema(
                description =
                        "How often to look, where the server does not say by itself that there is something new; 60 where absent",
                examples = "60")
        @Nullable
        Integer everySeconds,

        @NotNull
        @Email
        @Size(max = 254)
        @Schema(description = "What customers write to, and what answers come from", examples = "billing@example.org")
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

        @Schema(description = "The id of the team whose work it is, where no other address says so", examples = "3")
        @Nullable
        Long team,

        @Schema(
                description = "Whether customers are told that their mail has arrived; true where absent",
                examples = "true")
        @Nullable
        Boolean acknowledges,

        @Schema(
                description = "Whether answers go to a signed address, with a detail behind a plus sign;"
                        + " false where absent",
                examples = "false")
        @Nullable
        Boolean signedAnswers,

        @Schema(description = "Whether it is read; true where absent", examples = "false") @Nullable
        Boolean active) {

    private static final int USUAL_SECONDS = 60;

    MailboxDetails toDetails() {
        var kind = JsonText.constant(Protocol.class, protocol);
        var isPop = kind == Protocol.POP3;
        return new MailboxDetails(
                name,
                new MailServer(
                        kind,
                        host == null ? "" : host,
                        port == null ? 0 : port,
                        encryption == null ? Encryption.TLS : JsonText.constant(Encryption.class, encryption)),
                new LogIn(
                        user == null ? email : user,
                        access == null ? Access.PASSWORD : JsonText.constant(Access.class, access),
                        tokenUrl,
                        clientId,
                        scope),
                new Taking(
                        folder == null ? "INBOX" : folder,
                        backlog == null
                                ? isPop ? Backlog.NONE : Backlog.UNREAD
                                : JsonText.constant(Backlog.class, backlog),
                        afterwards == null
                                ? isPop ? Afterwards.LEAVE : Afterwards.MARK
                                : JsonText.constant(Afterwards.class, afterwards),
                        moveTo,
                        everySeconds == null ? USUAL_SECONDS : everySeconds),
                new Speaking(
                        new EmailAddress(email),
                        senderName,
                        signature,
                        team,
                        !Boolean.FALSE.equals(acknowledges),
                        Boolean.TRUE.equals(signedAnswers)),
                !Boolean.FALSE.equals(active));
    }

    MailboxSecrets secrets() {
        return new MailboxSecrets(password, refreshToken);
    }
}
