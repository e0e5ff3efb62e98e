package org.autocrm.portal.faces;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SenderTest {

    private static final String PUBLIC_URL = "https://help.example.com/desk";

    @Test
    void aPageOfOursIsTheSameSite() {
        assertThat(new Sender("same-origin", "https://help.example.com", "help.example.com").isOurs(PUBLIC_URL))
                .isTrue();
    }

    @Test
    void anotherSiteIsRefusedWhateverElseItSays() {
        assertThat(new Sender("cross-site", "https://help.example.com", "help.example.com").isOurs(PUBLIC_URL))
                .isFalse();
    }

    @Test
    void aNeighbourOnTheSameMachineIsAnotherSite() {
        assertThat(new Sender("same-site", "http://localhost:3000", "localhost:8080").isOurs("http://localhost:8080"))
                .isFalse();
    }

    @Test
    void anOlderBrowserIsTakenByItsOrigin() {
        assertThat(new Sender(null, "http://localhost:8080", "localhost:8080").isOurs(PUBLIC_URL))
                .isTrue();
        assertThat(new Sender(null, "http://evil.example", "localhost:8080").isOurs(PUBLIC_URL))
                .isFalse();
        assertThat(new Sender(null, "null", "localhost:8080").isOurs(PUBLIC_URL))
                .isFalse();
    }

    @Test
    void behindAProxyThePublicAddressCounts() {
        assertThat(new Sender(null, "https://help.example.com", "10.0.0.7:8080").isOurs(PUBLIC_URL))
                .isTrue();
        assertThat(new Sender(null, "https://help.example.co", "10.0.0.7:8080").isOurs(PUBLIC_URL))
                .isFalse();
    }

    @Test
    void whatIsNoBrowserMaySend() {
        assertThat(new Sender(null, null, "localhost:8080").isOurs(PUBLIC_URL)).isTrue();
    }
}
