package org.autocrm.mail.fetching;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.MessagingException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/** Why a mailbox cannot be read, for an administrator who is to mend it. */
final class Complaint {

    private Complaint() {}

    /** A sentence; what servers say themselves is in it. */
    static String about(Throwable failure) {
        var cause = cause(failure);
        if (failure instanceof AuthenticationFailedException) {
            return "The mail server refuses the log-in, and says: " + said(failure);
        } else if (failure instanceof FolderNotFoundException) {
            return "The folder is not there: " + said(failure);
        } else if (cause instanceof UnknownHostException) {
            return "There is no server of the name " + said(cause) + ".";
        } else if (cause instanceof ConnectException) {
            return "The mail server does not answer on this port: " + said(cause);
        } else if (cause instanceof SocketTimeoutException) {
            return "The mail server does not answer in time: " + said(cause);
        } else if (cause instanceof SSLException) {
            return "There is no encrypted connection to the mail server: " + said(cause);
        }
        return said(failure);
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof MessagingException wrapper && wrapper.getNextException() != null
                ? wrapper.getNextException()
                : failure;
    }

    private static String said(Throwable failure) {
        var message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message.strip();
    }
}
