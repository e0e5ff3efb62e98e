package org.autocrm.web.api;

import org.autocrm.mail.mailbox.MailboxEntry;
import org.autocrm.web.json.JsonText;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A mailbox in JSON. Secrets are never in it. */
@Schema(name = "Mailbox")
public record MailboxBody(
        @Schema(required = true, examples = "51") long id,

        @Schema(required = true, examples = "Billing") String name,

        @Schema(
                required = true,
                description = "push: a mail server hands each mail over, see handMail",
                enumeration = {"imap", "pop3", "push"},
                examples = "imap")
        String protocol,

        @Schema(required = true, description = "Empty where mail is pushed", examples = "imap.example.org")
        String host,

        @Schema(required = true, examples = "993") int port,

        @Schema(
                required = true,
                enumeration = {"tls", "starttls", "none"},
                examples = "tls")
        String encryption,

        @Schema(required = true, description = "Who logs in", examples = "billing@example.org")
        String user,

        @Schema(
                required = true,
                description = "By a password, or by access tokens of OAuth 2.0 (RFC 6749, sections 4.4 and 6)",
                enumeration = {"password", "client-credentials", "refresh-token"},
                examples = "password")
        String access,

        @Schema(
                required = true,
                description = "Whether a password, or the secret of a client, is kept",
                examples = "true")
        boolean hasPassword,

        @Schema(required = true, description = "Whether a refresh token is kept", examples = "false")
        boolean hasRefreshToken,

        @Schema(
                description = "The token endpoint of the identity provider",
                examples = "https://login.example.org/oauth2/v2.0/token")
        @Nullable
        String tokenUrl,

        @Schema(
                description = "As the identity provider knows this installation",
                examples = "5a1c1b0e-7f0c-4c55-9d4b-1c2f3a4b5c6d")
        @Nullable
        String clientId,

        @Schema(
                description = "What access tokens are to be good for",
                examples = "https://outlook.office365.com/.default")
        @Nullable
        String scope,

        @Schema(required = true, description = "Mail is taken from it", examples = "INBOX")
        String folder,

        @Schema(
                required = true,
                description = "Which of the mails that are there at the first look are taken",
                enumeration = {"unread", "all", "none"},
                examples = "unread")
        String backlog,

        @Schema(
                required = true,
                description = "What happens in the mailbox to a mail that is safe in the database",
                enumeration = {"leave", "mark", "move", "delete"},
                examples = "mark")
        String afterwards,

        @Schema(description = "The folder for what was taken, where it is moved", examples = "Archive") @Nullable
        String moveTo,

        @Schema(
                required = true,
                description = "How often to look, where the server does not say by itself that there is something new",
                examples = "60")
        int everySeconds,

        @Schema(
                required = true,
                description = "What customers write to, and what answers come from",
                examples = "billing@example.org")
        String email,

        @Schema(
                description = "The name beside the address in answers; {agent} stands for who answers, as does none",
                examples = "{agent} of Billing")
        @Nullable
        String senderName,

        @Schema(description = "Below each answer; {agent} stands for who answers", examples = "{agent}, Billing")
        @Nullable
        String signature,

        @Schema(description = "The id of the team whose work it is, where no other address says so", examples = "3")
        @Nullable
        Long team,

        @Schema(
                required = true,
                description = "Whether customers are told that their mail has arrived",
                examples = "true")
        boolean acknowledges,

        @Schema(
                required = true,
                description = "Whether answers go to a signed address, with a detail behind a plus sign",
                examples = "false")
        boolean signedAnswers,

        @Schema(required = true, description = "Whether it is read", examples = "true")
        boolean active,

        @Schema(
                required = true,
                description = "Whether the settings of the server say where it is; then that cannot be changed here",
                examples = "false")
        boolean fromSettings) {

    static MailboxBody of(MailboxEntry mailbox) {
        var details = mailbox.details();
        var server = details.server();
        var logIn = details.logIn();
        var taking = details.taking();
        var speaking = details.speaking();
        return new MailboxBody(
                mailbox.id(),
                details.name(),
                JsonText.word(server.protocol()),
                server.host(),
                server.port(),
                JsonText.word(server.encryption()),
                logIn.user(),
                JsonText.word(logIn.access()),
                mailbox.hasPassword(),
                mailbox.hasRefreshToken(),
                logIn.tokenUrl(),
                logIn.clientId(),
                logIn.scope(),
                taking.folder(),
                JsonText.word(taking.backlog()),
                JsonText.word(taking.afterwards()),
                taking.moveTo(),
                taking.everySeconds(),
                speaking.address().value(),
                speaking.senderName(),
                speaking.signature(),
                speaking.team(),
                speaking.acknowledges(),
                speaking.signedAnswers(),
                details.active(),
                mailbox.fromSettings());
    }
}
