package org.autocrm.account;

import org.autocrm.event.DomainEvent;
import org.autocrm.shared.EmailAddress;

/** Something that happened to an account. */
public sealed interface AccountEvent extends DomainEvent {

    EmailAddress account();

    /** Somebody registered at the portal and has to show that the address is theirs. */
    record ConfirmationAsked(EmailAddress account) implements AccountEvent {}

    /** Somebody forgot the password. */
    record ResetAsked(EmailAddress account) implements AccountEvent {}

    /** A password was chosen by a one-time link. */
    record PasswordChosen(EmailAddress account) implements AccountEvent {}
}
