package org.autocrm.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DemoDataTest {

    @Test
    void theLogInsNameEverythingThatIsNeededToLogIn() {
        assertThat(String.join("\n", DemoData.logIns()))
                .contains(DemoData.ADMINISTRATOR, DemoData.PASSWORD, DemoData.API_KEY)
                .contains("jonas.weber@autocrm.example")
                .contains("martina.vogt@hollmann.example");
    }

    @Test
    void theAdministratorIsTheFirstOfTheStaff() {
        assertThat(Staff.read().administrator().email()).isEqualTo(DemoData.ADMINISTRATOR);
    }

    @Test
    void theCustomersWithAnAccountAreTheSameForEverySeed() {
        assertThat(Customers.read(new Draw(99)).all())
                .filteredOn(Customers.Customer::portal)
                .isEqualTo(Customers.withAccount())
                .hasSize(5);
    }

    @Test
    void aPasswordIsHashedAsJakartaSecurityDoes() {
        var salt = new byte[32];

        assertThat(Secrets.passwordHash("secret", salt))
                .startsWith("PBKDF2WithHmacSHA512:210000:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=:")
                .isEqualTo(Secrets.passwordHash("secret", salt))
                .isNotEqualTo(Secrets.passwordHash("Secret", salt));
    }

    @Test
    void aKeyIsKeptAsItsSha256() {
        assertThat(Secrets.keyHash("abc"))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void anAddressIsMadeOfAName() {
        assertThat(Staff.mailName("Sanne de Vries")).isEqualTo("sanne.devries");
        assertThat(Staff.mailName("Jörg Großmann")).isEqualTo("joerg.grossmann");
        assertThat(Staff.mailName("Ayşe Yılmaz")).isEqualTo("ayse.yilmaz");
        assertThat(Staff.mailName("Gérard O'Leary")).isEqualTo("gerard.oleary");
    }
}
