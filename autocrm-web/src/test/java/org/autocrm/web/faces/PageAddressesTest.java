package org.autocrm.web.faces;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageAddressesTest {

    @ParameterizedTest
    @CsvSource({
        "/tickets, /ticket/queue.xhtml",
        "/tickets/10042, /ticket/ticket.xhtml?number=10042",
        "/tickets/ACME-10042, /ticket/ticket.xhtml?number=ACME-10042",
        "/tickets/10042/history, /ticket/history.xhtml?number=10042",
        "/tickets/new, /ticket/new.xhtml",
        "/login, /login.xhtml",
        "/admin/keys, /admin/keys.xhtml",
        "/admin/mails/17, /admin/mail.xhtml?mail=17"
    })
    void aPathNamesAPage(String path, String page) {
        assertThat(PageAddresses.pageAt(path)).contains(page);
    }

    @Test
    void whatIsNoNumberNamesNoTicket() {
        assertThat(PageAddresses.pageAt("/tickets/10042&note=1")).isEmpty();
        assertThat(PageAddresses.pageAt("/tickets/10042/")).isEmpty();
        assertThat(PageAddresses.pageAt("/tickets/acme-10042")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/admin/",
                "//admin/keys",
                "/admin//keys",
                "/WEB-INF/templates/desk",
                "/login.xhtml",
                "/admin/../login",
                "/admin/keys;x=1",
                "/admin/%6beys",
                "/health/live2",
                "/resources/autocrm/desk.css"
            })
    void anyOtherPathIsLeftToTheServer(String path) {
        assertThat(PageAddresses.pageAt(path)).isEmpty();
    }
}
