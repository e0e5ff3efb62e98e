package org.autocrm.web.login;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WantedPlaceTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/tickets",
                "/tickets/10042",
                "/tickets?view=team-3&after=MjAyNi0w_w",
                "/tickets?view=%C3%BC%20x",
                "/admin/keys",
                "/files/17"
            })
    void isWhereTheVisitorWantedToGo(String place) {
        assertThat(WantedPlace.within(place)).isEqualTo(place);
    }

    @Test
    void isTheListOfTicketsWhereTheVisitorWantedNothing() {
        assertThat(WantedPlace.within(null)).isEqualTo("/tickets");
        assertThat(WantedPlace.within("")).isEqualTo("/tickets");
        assertThat(WantedPlace.within("/")).isEqualTo("/tickets");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "///evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "/\t/evil.example",
                "https://evil.example",
                "https:evil.example",
                "javascript:alert(1)",
                "evil.example",
                " /tickets",
                "@evil.example",
                ".evil.example/",
                "/tickets\r\nSet-Cookie: a=b",
                "/tickets?a=b\r\nSet-Cookie: a=b",
                "/tickets\0",
                "/tickets/../../support",
                "/tickets/..%2f..%2fsupport",
                "/a/%2e%2e/%2e%2e/support",
                "/tickets;jsessionid=1",
                "/tickets?a=\\..\\evil"
            })
    void isNeverOutsideOfTheDesk(String place) {
        assertThat(WantedPlace.within(place)).isEqualTo("/tickets");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/login?to=/tickets"})
    void isNotTheLogInItself(String place) {
        assertThat(WantedPlace.within(place)).isEqualTo("/tickets");
    }
}
