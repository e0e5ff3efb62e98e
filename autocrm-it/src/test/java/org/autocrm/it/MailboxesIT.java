package org.autocrm.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator.WaitForOptions;
import com.microsoft.playwright.options.WaitForSelectorState;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(OnStage.class)
class MailboxesIT {

    private static final String PASSWORD = "of-the-mailbox";
    private static final int TRY_AGAIN = 75; // EX_TEMPFAIL

    private OtherMailServer server;
    private String address;

    @BeforeEach
    void anotherMailServer() {
        server = new OtherMailServer();
        address = "desk" + System.nanoTime() + "@example.org";
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theMailOfATeamsMailboxIsItsWorkAndAnsweredInItsName(Stage stage) {
        var mailbox = server.mailbox(address, PASSWORD);
        for (int i = 0; i < 60; i++) {
            OtherMailServer.deliver(mailbox, Post.newAddress(), "Long ago");
        }
        server.readAll(mailbox, PASSWORD);
        var customer = Post.newAddress();
        stage.post().welcome(customer);
        var subject = Post.newSubject("New");
        OtherMailServer.deliver(mailbox, customer, subject);
        var team =
                stage.sql().number("select id from team where not is_default and not restricted order by id limit 1");
        var id = made(stage, """
                "protocol": "imap", "port": %d, "afterwards": "move", "moveTo": "Done", "acknowledges": false, "team": %d,
                "senderName": "{agent} of Billing", "signature": "{agent}\\nBilling, 9 to 5"
                """.formatted(server.imapPort(), team));
        try {
            Await.until(() -> assertThat(stage.api().ticketsAbout(subject)).hasSize(1));
            var number = stage.api().ticketsAbout(subject).get(0);
            assertThat(stage.api().ticket(number).getInt("team")).isEqualTo((int) team);
            assertThat(stage.api().messages(number, "acknowledgement")).isEmpty();
            assertThat(stage.sql().number("select count(*) from stored_mail where mailbox_id = ?", id))
                    .as("what was read before the mailbox was connected")
                    .isEqualTo(1);
            Await.until(() -> assertThat(server.mails(mailbox, PASSWORD, "Done"))
                    .as("moved")
                    .isEqualTo(1));
            assertThat(server.mails(mailbox, PASSWORD, "INBOX")).isEqualTo(60);

            stage.api().reply(number, "Here you are.");

            Await.until(() -> assertThat(stage.post().inbox(customer)).hasSize(1));
            var answer = stage.post().inbox(customer).get(0);
            assertThat(answer.from()).isEqualTo(address);
            assertThat(answer.raw()).contains(" of Billing <" + address + ">", "Billing, 9 to 5");
            assertThat(stage.api().get("/mailboxes/" + id + "/health").json().getString("state"))
                    .isEqualTo("read");
        } finally {
            remove(stage, id);
        }
    }

    @Test
    void aMailThatArrivesIsATicketAtOnceWhereTheServerRings(Stage stage) {
        var mailbox = server.mailbox(address, PASSWORD);
        var id = made(stage, """
                "protocol": "imap", "port": %d, "everySeconds": 3600
                """.formatted(server.imapPort()));
        try {
            Await.until(() -> assertThat(health(stage, id)).isEqualTo("read"));
            for (int i = 0; i < 2; i++) { // the second comes to who has heard the first
                var subject = Post.newSubject("Rings");
                OtherMailServer.deliver(mailbox, Post.newAddress(), subject);
                Await.until(() -> assertThat(stage.api().ticketsAbout(subject)).hasSize(1));
            }
        } finally {
            remove(stage, id);
        }
    }

    @Test
    void nothingIsTakenTwiceFromAPop3MailboxAndWhatIsTakenIsDeletedIfSoDecided(Stage stage) {
        var mailbox = server.mailbox(address, PASSWORD);
        var first = Post.newSubject("By POP");
        OtherMailServer.deliver(mailbox, Post.newAddress(), first);
        var id = made(stage, """
                "protocol": "pop3", "port": %d, "backlog": "all", "everySeconds": 2
                """.formatted(server.popPort()));
        try {
            Await.until(() -> assertThat(stage.api().ticketsAbout(first)).hasSize(1));
            assertThat(server.mails(mailbox, PASSWORD, "INBOX")).as("left").isEqualTo(1);
            var second = Post.newSubject("By POP");
            OtherMailServer.deliver(mailbox, Post.newAddress(), second);
            Await.until(() -> assertThat(stage.api().ticketsAbout(second)).hasSize(1));

            stage.api().patch("/mailboxes/" + id, "{\"afterwards\": \"delete\"}");
            var third = Post.newSubject("By POP");
            OtherMailServer.deliver(mailbox, Post.newAddress(), third);
            Await.until(() -> assertThat(stage.api().ticketsAbout(third)).hasSize(1));
            Await.until(() -> assertThat(server.mails(mailbox, PASSWORD, "INBOX"))
                    .as("what was left when that was decided stays")
                    .isEqualTo(2));
            assertThat(stage.api().ticketsAbout(first)).hasSize(1);
            assertThat(stage.sql().number("select count(*) from stored_mail where mailbox_id = ?", id))
                    .isEqualTo(3);
        } finally {
            remove(stage, id);
        }
    }

    @Test
    void anAccessTokenOpensAMailboxAndTheNextRefreshTokenIsKept(Stage stage) throws IOException {
        var mailbox = server.mailbox(address, "token-1");
        List<String> asked = new CopyOnWriteArrayList<>();
        var provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.createContext("/token", exchange -> {
            asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            var answer = """
                    {"access_token": "token-1", "token_type": "Bearer", "expires_in": 3600, "refresh_token": "next one"}""".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        provider.start();
        var id = made(
                stage, """
                "protocol": "imap", "port": %d, "access": "refresh-token", "clientId": "desk", "scope": "mail all",
                "refreshToken": "first+one", "tokenUrl": "http://127.0.0.1:%d/token"
                """.formatted(server.imapPort(), provider.getAddress().getPort()));
        try {
            var subject = Post.newSubject("By token");
            OtherMailServer.deliver(mailbox, Post.newAddress(), subject);

            Await.until(() -> assertThat(stage.api().ticketsAbout(subject)).hasSize(1));
            assertThat(asked.get(0))
                    .isEqualTo(
                            "client_id=desk&client_secret=of-the-mailbox&scope=mail+all&grant_type=refresh_token&refresh_token=first%2Bone");

            asked.clear();
            stage.api().post("/mailboxes/" + id + "/trials", "{}");
            assertThat(asked).last().asString().endsWith("&refresh_token=next+one");
        } finally {
            remove(stage, id);
            provider.stop(0);
        }
    }

    @Test
    void aMailServerHandsMailOverByTheCommandAndMayRepeatItself(Stage stage, @TempDir Path folder) throws Exception {
        Programs.bring("curl");
        var id = made(stage, "\"protocol\": \"push\"");
        try {
            var subject = Post.newSubject("Handed over");
            var mail = """
                    From: Ann Lee <%s>
                    To: %s
                    Message-ID: <%d@example.org>
                    Subject: %s

                    Please help.
                    """.formatted(Post.newAddress(), address, System.nanoTime(), subject);
            var header = Files.writeString(folder.resolve("key"), "Authorization: Bearer " + DemoPeople.API_KEY + "\n");

            assertThat(handOver(stage, id, header, mail)).isZero();
            assertThat(handOver(stage, id, header, mail)).as("once more").isZero();
            Await.until(() -> assertThat(stage.api().ticketsAbout(subject)).hasSize(1));
            assertThat(stage.sql().number("select count(*) from stored_mail where mailbox_id = ?", id))
                    .isEqualTo(1);

            stage.api().patch("/mailboxes/" + id, "{\"active\": false}");
            assertThat(handOver(stage, id, header, mail))
                    .as("switched off: the mail server keeps it")
                    .isEqualTo(TRY_AGAIN);
        } finally {
            remove(stage, id);
        }
    }

    private static int handOver(Stage stage, long mailbox, Path header, String mail) throws Exception {
        var command = Path.of(System.getProperty("autocrm.root", ".."), "src/main/mail/autocrm-deliver");
        var door = stage.server().url() + "/autocrm/api/v1/mailboxes/" + mailbox + "/mails";
        var process = new ProcessBuilder("sh", command.toString(), door, header.toString()).start();
        try (var in = process.getOutputStream()) {
            in.write(mail.getBytes(StandardCharsets.UTF_8));
        }
        return process.waitFor();
    }

    @Test
    void anAdministratorTestsAMailboxSeesWhyItFailsAndMendsIt(Stage stage) {
        var mailbox = server.mailbox(address, PASSWORD);
        try (var desk = Desk.logIn(stage, DemoPeople.ADMINISTRATOR)) {
            var page = desk.page();
            page.navigate(stage.desk() + "/admin/mailboxes");
            page.click("[id='edit:microsoft']");
            page.locator("[id='edit:tokenUrl']").waitFor();
            assertThat(page.inputValue("[id='edit:host']")).isEqualTo("outlook.office365.com");
            page.selectOption("[id='edit:access']", "PASSWORD");
            page.locator("[id='edit:tokenUrl']").waitFor(new WaitForOptions().setState(WaitForSelectorState.DETACHED));
            page.fill("[id='edit:name']", "Screen " + address);
            page.fill("[id='edit:email']", address);
            page.fill("[id='edit:host']", "127.0.0.1");
            page.selectOption("[id='edit:encryption']", "NONE");
            page.locator("[id='edit:effects']")
                    .getByText("can read the password")
                    .waitFor();
            page.fill("[id='edit:port']", String.valueOf(server.imapPort()));
            page.fill("[id='edit:password']", "not it");
            page.click("[id='edit:try']");
            page.locator("[id='edit:outcome']").getByText("refuses the log-in").waitFor();
            page.fill("[id='edit:password']", PASSWORD);
            page.fill("[id='edit:folder']", "Elsewhere");
            page.click("[id='edit:try']");
            page.locator("[id='edit:outcome']").getByText("INBOX").waitFor();
            page.fill("[id='edit:folder']", "INBOX");
            page.click("[id='edit:try']");
            page.locator("[id='edit:outcome']").getByText("It works").waitFor();
            page.click("[id='edit:save']");
            page.waitForSelector("#saved");
            var id = stage.sql().number("select id from mailbox where address = ?", address);
            try {
                assertThat(page.content()).doesNotContain(PASSWORD);
                assertThat(page.locator("[id='edit:password']").getAttribute("placeholder"))
                        .contains("kept");
                var subject = Post.newSubject("Made on the screen");
                OtherMailServer.deliver(mailbox, Post.newAddress(), subject);
                Await.until(() -> assertThat(stage.api().ticketsAbout(subject)).hasSize(1));

                mailbox.setPassword("another");
                stage.api().patch("/mailboxes/" + id, "{\"everySeconds\": 30}"); // it logs in anew
                Await.until(() -> assertThat(health(stage, id)).isEqualTo("failing"));
                page.navigate(stage.desk() + "/admin/mailboxes?edit=" + id);
                assertThat(page.locator("tr.chosen").innerText()).contains("cannot be read", "refuses the log-in");
                assertThat(page.locator("[id='edit:everySeconds']").inputValue())
                        .isEqualTo("30");

                page.fill("[id='edit:password']", "another");
                page.click("[id='edit:save']");
                page.waitForSelector("#saved");
                Await.until(() -> assertThat(health(stage, id)).isEqualTo("read"));

                page.navigate(stage.desk() + "/admin/audit?text=" + address);
                assertThat(page.locator("#trail").innerText()).contains("Mailbox made");
            } finally {
                remove(stage, id);
            }
            assertThat(desk.complaints()).isEmpty();
        }
    }

    private long made(Stage stage, String more) {
        var answer = stage.api().post("/mailboxes", """
                {"name": "%1$s", "email": "%1$s", "host": "127.0.0.1", "encryption": "none", "password": "%2$s", %3$s}
                """.formatted(address, PASSWORD, more));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().getInt("id");
    }

    private static String health(Stage stage, long mailbox) {
        return stage.api().get("/mailboxes/" + mailbox + "/health").json().getString("state");
    }

    private static void remove(Stage stage, long mailbox) {
        assertThat(stage.api().delete("/mailboxes/" + mailbox).status()).isEqualTo(204);
    }
}
