package org.autocrm.mail.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.autocrm.ticket.Command;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailCommandsTest {

    @Test
    void standAtTheBeginningAndAtTheEnd() {
        var read = MailCommands.in(
                "\n#note\n#Assign: Ann Lee\n\nShe knows lifts.\n#1 is the big one.\n\n#tag lift, urgent\n");

        assertThat(read.commands())
                .containsExactly(
                        new Command("note", ""), new Command("assign", "Ann Lee"), new Command("tag", "lift, urgent"));
        assertThat(read.text()).isEqualTo("She knows lifts.\n#1 is the big one.");
    }

    @Test
    void areNotLookedForBetweenWords() {
        var text = "Write this into the subject:\n#close\nand it is closed.";

        assertThat(MailCommands.in(text)).isEqualTo(new MailCommands(List.of(), text));
    }

    @Test
    void mayBeAllThatAMailSays() {
        assertThat(MailCommands.in("#close")).isEqualTo(new MailCommands(List.of(new Command("close", "")), ""));
    }

    @Test
    void areNoNumbers() {
        assertThat(MailCommands.in("#10042 is open\n").commands()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#note She lies.",
                "#Note: She lies.",
                "# note She lies.",
                "\u00a0#note\u00a0She lies.",
                "#note,\nShe lies."
            })
    void keepANoteANoteHoweverItIsTyped(String text) {
        assertThat(MailCommands.in(text)).isEqualTo(new MailCommands(List.of(Command.NOTE), "She lies."));
    }

    @Test
    void keepALongNoteANote() {
        var words = "word ".repeat(200).strip();

        assertThat(MailCommands.in("#note " + words)).isEqualTo(new MailCommands(List.of(Command.NOTE), words));
    }
}
