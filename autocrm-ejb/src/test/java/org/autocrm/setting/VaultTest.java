package org.autocrm.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VaultTest {

    private static final String PLACE = "mailbox:7:password";

    private final Vault vault = new Vault();
    private Properties before = new Properties();

    @BeforeEach
    void takeAKey() {
        before = (Properties) System.getProperties().clone();
        vault.settings = new Settings();
        use(1);
    }

    @AfterEach
    void restoreTheProperties() {
        System.setProperties(before);
    }

    @Test
    void whatIsSealedIsReadWithTheKeyOnly() {
        var sealed = vault.seal("correct horse", PLACE);

        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("horse");
        assertThat(vault.open(sealed, PLACE)).isEqualTo("correct horse");

        use(2);
        assertThatThrownBy(() -> vault.open(sealed, PLACE))
                .isInstanceOf(VaultLocked.class)
                .hasMessageContaining("AUTOCRM_SECRET_KEY_PREVIOUS");
    }

    @Test
    void theSameSecretIsNeverSealedTheSameWay() {
        assertThat(vault.seal("correct horse", PLACE)).isNotEqualTo(vault.seal("correct horse", PLACE));
    }

    @Test
    void aSecretOpensInItsOwnPlaceOnly() {
        var sealed = vault.seal("correct horse", PLACE);

        assertThatThrownBy(() -> vault.open(sealed, "mailbox:8:password")).isInstanceOf(VaultLocked.class);
    }

    @Test
    void whatWasChangedDoesNotOpen() {
        var sealed = vault.seal("correct horse", PLACE);
        for (int i = 0; i < sealed.length; i++) {
            var changed = sealed.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> vault.open(changed, PLACE)).isInstanceOf(VaultLocked.class);
        }
        assertThatThrownBy(() -> vault.open(new byte[0], PLACE)).isInstanceOf(VaultLocked.class);
    }

    @Test
    void theKeyBeforeOpensUntilAllIsSealedAnew() {
        var sealed = vault.seal("correct horse", PLACE);
        assertThat(vault.isOutdated(sealed)).isFalse();

        use(2);
        System.setProperty("autocrm.secret.key.previous", key(1));

        assertThat(vault.isOutdated(sealed)).isTrue();
        assertThat(vault.open(sealed, PLACE)).isEqualTo("correct horse");
        assertThat(vault.isOutdated(vault.seal("correct horse", PLACE))).isFalse();
    }

    @Test
    void withoutAKeyNothingIsSealed() {
        System.clearProperty("autocrm.secret.key");

        assertThat(vault.hasKey()).isFalse();
        assertThatThrownBy(() -> vault.seal("correct horse", PLACE)).isInstanceOf(VaultLocked.class);
    }

    @Test
    void aKeyThatIsNoneIsSaidSo() {
        System.setProperty("autocrm.secret.key", "too short");

        assertThat(vault.hasKey()).isFalse();
        assertThatThrownBy(() -> vault.seal("correct horse", PLACE))
                .isInstanceOf(VaultLocked.class)
                .hasMessageContaining("openssl rand -base64 32");
    }

    private static void use(int number) {
        System.setProperty("autocrm.secret.key", key(number));
    }

    private static String key(int number) {
        var bytes = new byte[32];
        bytes[0] = (byte) number;
        return Base64.getEncoder().encodeToString(bytes);
    }
}
