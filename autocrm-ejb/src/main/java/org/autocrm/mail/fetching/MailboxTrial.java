package org.autocrm.mail.fetching;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.mail.Folder;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import java.io.IOException;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.autocrm.mail.mailbox.LogIn.Access;
import org.autocrm.mail.mailbox.MailServer.Protocol;
import org.autocrm.mail.mailbox.MailboxDetails;
import org.autocrm.mail.mailbox.MailboxFile;
import org.autocrm.mail.mailbox.MailboxSecrets;

/** Tries whether a mailbox can be opened, before it is saved. Nothing is taken from it, or changed in it. */
@Stateless
@RolesAllowed("administrator")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MailboxTrial {

    private static final int MOST_FOLDERS = 100;

    @Inject
    private MailboxFile file;

    @Inject
    private AccessTokens tokens;

    @Inject
    private MailSources sources;

    /**
     * What came of it.
     *
     * @param problem why it cannot be opened; empty where it can
     * @param mails how many lie in the folder
     * @param rings whether the server says by itself that there is something new
     * @param folders the folders that there are, where the one that was named is not
     */
    public record Outcome(String problem, int mails, boolean rings, List<String> folders) implements Serializable {

        /** Whether mail can be taken. */
        public boolean works() {
            return problem.isEmpty();
        }

        static Outcome failed(String problem, List<String> folders) {
            return new Outcome(problem, 0, false, folders);
        }
    }

    /**
     * Tries it.
     *
     * @param id the mailbox whose kept secrets are used where none are given; 0 for a new one
     * @throws org.autocrm.mail.mailbox.MailboxNotValid if a mailbox cannot be like that
     */
    public Outcome attempt(long id, MailboxDetails typed, MailboxSecrets given) {
        var tried = file.prepare(id, typed, given);
        if (tried.details().server().protocol() == Protocol.PUSH) {
            return new Outcome("", 0, true, List.of());
        }
        try (var store = MailServerConnection.open(tried.details(), proof(id, tried.details(), tried.secrets()))) {
            return look(store, tried.details());
        } catch (MessagingException | IOException e) {
            return Outcome.failed(Complaint.about(e), List.of());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Outcome.failed("It was interrupted.", List.of());
        }
    }

    private String proof(long id, MailboxDetails details, MailboxSecrets secrets)
            throws IOException, InterruptedException {
        if (details.logIn().access() == Access.PASSWORD) {
            return Objects.requireNonNullElse(secrets.password(), "");
        }
        var token = tokens.ask(details, secrets);
        sources.keepNext(id, secrets, token); // the one that was used may be good no more
        return token.value();
    }

    private static Outcome look(Store store, MailboxDetails details) throws MessagingException {
        try (var folder = store.getFolder(details.taking().folder())) {
            folder.open(Folder.READ_ONLY);
            var rings = details.server().protocol() == Protocol.IMAP && Angus.can(store, "IDLE");
            return new Outcome("", folder.getMessageCount(), rings, List.of());
        } catch (FolderNotFoundException e) {
            return Outcome.failed(
                    "There is no folder " + details.taking().folder() + ".",
                    Arrays.stream(store.getDefaultFolder().list("*"))
                            .map(Folder::getFullName)
                            .limit(MOST_FOLDERS)
                            .toList());
        }
    }
}
