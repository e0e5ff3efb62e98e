package org.autocrm.portal.faces;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlacesTest {

    @Test
    void anAddressNamesItsPage() {
        assertThat(Places.page("/ask")).contains("/request/ask.xhtml");
        assertThat(Places.page("/")).contains("/home.xhtml");
    }

    @Test
    void theNumberInAnAddressIsAParameterOfItsPage() {
        assertThat(Places.page("/requests/10042")).contains("/request/request.xhtml?number=10042");
        assertThat(Places.page("/requests/ACME-10042")).contains("/request/request.xhtml?number=ACME-10042");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/requests/",
                "/requests/abc",
                "/requests/acme-1",
                "/requests/1/2",
                "/requests/1234567890123456789",
                "/request/ask.xhtml",
                "/WEB-INF/web.xml",
                "/ask/",
                "",
                "//ask"
            })
    void whatIsNoAddressHasNoPage(String address) {
        assertThat(Places.page(address)).isEmpty();
    }

    @Test
    void aFormGoesToTheAddressOfItsPage() {
        assertThat(Places.address("/request/ask.xhtml", null)).contains("/ask");
        assertThat(Places.address("/request/request.xhtml", "10042")).contains("/requests/10042");
        assertThat(Places.address("/error/missing.xhtml", null)).isEmpty();
    }

    @Nested
    class AfterTheLogIn {

        @ParameterizedTest
        @ValueSource(strings = {"/ask", "/requests", "/requests/10042"})
        void theVisitorGoesWhereTheyWantedToGo(String wanted) {
            assertThat(Places.afterLogIn(wanted)).isEqualTo(wanted);
        }

        @Test
        void nothingIsCarriedAlong() {
            assertThat(Places.afterLogIn("/requests/10042?sent=reply&x=y")).isEqualTo("/requests/10042");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "//evil.example",
                    "https://evil.example/ask",
                    "/\\evil.example",
                    "/login",
                    "/../autocrm/admin",
                    "/ask\r\nSet-Cookie: a=b",
                    "/files/17",
                    "javascript:alert(1)"
                })
        void noLinkLeadsElsewhere(String wanted) {
            assertThat(Places.afterLogIn(wanted)).isEqualTo("/requests");
        }

        @Test
        void whoWantedNothingSeesTheirRequests() {
            assertThat(Places.afterLogIn(null)).isEqualTo("/requests");
        }
    }
}
