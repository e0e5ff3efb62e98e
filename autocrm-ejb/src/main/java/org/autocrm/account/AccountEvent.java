package org.autocrm.account;

import org.autocrm.event.DomainEvent;
import org.autocrm.shared.EmailAddress;

/** Something that happened to an account. */
public sealed interface AccountEvent extends DomainEvent {

    EmailAddress account();

    @Override
    default String chain() {
        return "account:" + account();
    }

    /** An account was made; nobody can log in with it yet. */
    record Registered(EmailAddress account, String name, Role role) implements AccountEvent {}

    /** The name under which an account is known changed. */
    record Renamed(EmailAddress account, String from, String to) implements AccountEvent {}

    /** Somebody registered at the portal and has to show that the address is theirs. */
    record ConfirmationAsked(EmailAddress account) implements AccountEvent {}

    /** Somebody forgot the password. */
    record ResetAsked(EmailAddress account) implements AccountEvent {}

    /** A password was chosen by a one-time link; the first one makes the account one that can log in. */
    record PasswordChosen(EmailAddress account, boolean first) implements AccountEvent {}

    /** An administrator made somebody an agent, who now gets a link to choose a password. */
    record Invited(EmailAddress account, Role role) implements AccountEvent {}

    /** What an account may be used for changed. */
    record RoleChanged(EmailAddress account, Role from, Role to) implements AccountEvent {}

    /** An account was deactivated, so that nobody can use it, or activated again. */
    record ActiveChanged(EmailAddress account, boolean from, boolean to) implements AccountEvent {}

    /** An agent went on duty or off duty. */
    record DutyChanged(EmailAddress account, boolean from, boolean to) implements AccountEvent {}
}
