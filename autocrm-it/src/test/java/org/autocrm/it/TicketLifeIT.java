package org.autocrm.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnStage.class)
class TicketLifeIT {

    @Test
    void aReplyReachesThoseWhoGetCopiesAndTheyMayAnswer(Stage stage) {
        var customer = Post.newAddress();
        var colleague = Post.newAddress();
        stage.post().welcome(customer);
        stage.post().welcome(colleague);
        var number = stage.api().open(customer, "Copies", "How?");
        stage.sql()
                .run("insert into ticket_copy (ticket_id, email) select id, '%s' from ticket where number = '%s'"
                        .formatted(colleague, number));

        stage.api().reply(number, "Like this.");

        Await.until(() -> assertThat(stage.post().inbox(customer)).hasSize(1));
        Await.until(() -> assertThat(stage.post().inbox(colleague)).hasSize(1));
        var copy = stage.post().inbox(colleague).get(0);
        assertThat(copy.raw()).contains("Cc: " + colleague, "Like this.");

        stage.post().send(colleague, "Re: " + copy.subject(), "I know more.", "In-Reply-To: " + copy.id());

        Await.until(() -> assertThat(stage.api().messages(number, "received")).hasSize(2));
    }

    @Test
    void aReplyBringsItsFiles(Stage stage) {
        var customer = Post.newAddress();
        stage.post().welcome(customer);
        var number = stage.api().open(customer, "Files", "Which?");
        stage.smtp().shut();
        try {
            stage.api().reply(number, "This one.");
            Await.until(() -> assertThat(
                            stage.api().messages(number, "reply").get(0).getString("delivery"))
                    .isEqualTo("delayed"));
            attach(stage, number);
        } finally {
            stage.smtp().open();
        }

        Await.until(() -> assertThat(stage.post().inbox(customer)).hasSize(1));
        var mail = stage.post().inbox(customer).get(0);
        assertThat(mail.contentType()).startsWith("multipart/mixed");
        assertThat(mail.raw()).contains("plan.txt", "b25lIHBpZWNlIGFuZCBhbm90aGVy"); // "one piece and another"
    }

    @Test
    void aSnoozedTicketIsWokenWhenItsTimeHasCome(Stage stage) {
        var number = stage.api().open(Post.newAddress(), "Snoozed", "How?");

        stage.sql()
                .run("update ticket set snoozed_until = now() + interval '1 second' where number = '%s'"
                        .formatted(number));

        Await.until(() -> assertThat(stage.sql()
                        .text(
                                "select payload ->> 'reason' from event where ticket = ? and type = 'ticket.Woken'",
                                number))
                .isEqualTo("TIME"));
        assertThat(stage.sql().text("select snoozed_until is null from ticket where number = ?", number))
                .isEqualTo("t");
    }

    private static void attach(Stage stage, String number) {
        stage.sql().run("""
                with kept as (
                    insert into content (id, sha256, size, created_at)
                    values (nextval('content_seq'), 'of-a-test-' || '%1$s', 21, now()) returning id
                ), pieces as (
                    insert into content_piece (content_id, position, bytes)
                    select id, 0, cast('one piece ' as bytea) from kept
                    union all select id, 1, cast('and another' as bytea) from kept
                )
                insert into message_file (id, message_id, content_id, name, media_type, size)
                select nextval('message_file_seq'), m.id, kept.id, 'plan.txt', 'text/plain', 21
                from kept, message m join ticket t on t.id = m.ticket_id where t.number = '%1$s' and m.kind = 'REPLY'
                """.formatted(number));
    }
}
