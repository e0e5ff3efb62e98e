package org.autocrm.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.autocrm.shared.EmailAddress;
import org.junit.jupiter.api.Test;

class AccountTest {

    @Test
    void nobodyLogsInBeforeTheAddressIsConfirmed() {
        assertThat(account().canLogIn()).isFalse();
    }

    @Test
    void thePasswordFromTheMailedLinkConfirmsTheAddress() {
        var account = account();

        account.choosePassword("a hash");

        assertThat(account.canLogIn()).isTrue();
        assertThat(account.passwordHash()).isEqualTo("a hash");
    }

    @Test
    void aRegistrationMayBeRepeatedUnderAnotherName() {
        var account = account();

        account.callThemselves("Ann Lee-Jones");

        assertThat(account.name()).isEqualTo("Ann Lee-Jones");
        assertThat(account.canLogIn()).isFalse();
    }

    @Test
    void anAdministratorMayWhatAnAgentMay() {
        assertThat(Role.ADMINISTRATOR.groups()).containsAll(Role.AGENT.groups());
        assertThat(Role.AGENT.groups()).doesNotContain("administrator");
    }

    @Test
    void aCustomerMayNothingAtTheDesk() {
        assertThat(Role.CUSTOMER.groups()).containsExactly("customer");
    }

    private static Account account() {
        return new Account(new EmailAddress("ann@example.org"), "Ann Lee", Role.CUSTOMER, Instant.EPOCH);
    }
}
