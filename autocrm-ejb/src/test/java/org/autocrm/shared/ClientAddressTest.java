package org.autocrm.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ClientAddressTest {

    @Nested
    class WithoutKnownProxies {

        @Test
        void theOtherEndOfTheConnectionIsTheClient() {
            assertThat(ClientAddress.of("192.0.2.1", List.of("203.0.113.9"), ""))
                    .isEqualTo("192.0.2.1");
        }
    }

    @Nested
    class BehindKnownProxies {

        private static final String PROXIES = "10.0.0.0/8, 2001:db8::1";

        @Test
        void theirWordCounts() {
            assertThat(ClientAddress.of("10.1.2.3", List.of("203.0.113.9"), PROXIES))
                    .isEqualTo("203.0.113.9");
            assertThat(ClientAddress.of("2001:db8::1", List.of("203.0.113.9"), PROXIES))
                    .isEqualTo("203.0.113.9");
        }

        @Test
        void theWalkEndsAtTheFirstThatIsNotKnown() {
            assertThat(ClientAddress.of("10.1.2.3", List.of("1.2.3.4, 203.0.113.9, 10.9.9.9"), PROXIES))
                    .isEqualTo("203.0.113.9");
            assertThat(ClientAddress.of("10.1.2.3", List.of("1.2.3.4", "203.0.113.9"), PROXIES))
                    .isEqualTo("203.0.113.9");
        }

        @Test
        void aStrangerIsNotBelieved() {
            assertThat(ClientAddress.of("11.0.0.1", List.of("203.0.113.9"), PROXIES))
                    .isEqualTo("11.0.0.1");
            assertThat(ClientAddress.of("2001:db8::2", List.of("203.0.113.9"), PROXIES))
                    .isEqualTo("2001:db8::2");
        }

        @Test
        void whatIsNoAddressIsNotTaken() {
            for (var nonsense : new String[] {"unknown", "example.org", "", "1234", "<script>"}) {
                assertThat(ClientAddress.of("10.1.2.3", List.of(nonsense), PROXIES))
                        .isEqualTo("10.1.2.3");
            }
        }

        @Test
        void withoutAHeaderItIsTheProxyItself() {
            assertThat(ClientAddress.of("10.1.2.3", List.of(), PROXIES)).isEqualTo("10.1.2.3");
        }
    }

    @Test
    void aSettingThatIsNoAddressIsSaidToBeNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClientAddress.of("10.1.2.3", List.of("203.0.113.9"), "my-proxy"))
                .withMessageContaining("my-proxy");
    }
}
