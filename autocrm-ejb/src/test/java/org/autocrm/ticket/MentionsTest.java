package org.autocrm.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.autocrm.account.Person;
import org.autocrm.account.Role;
import org.autocrm.shared.EmailAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MentionsTest {

    private static final List<Person> AGENTS = List.of(
            new Person(3, "Ben Okri", new EmailAddress("ben.okri@desk.example"), Role.AGENT, true),
            new Person(4, "Bea", new EmailAddress("bea@desk.example"), Role.AGENT, true));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@ben.okri",
                "Look, @Ben Okri, at this.",
                "(@BEN.OKRI)",
                "@ben.okri@desk.example please",
                "please ask @Ben\nOkri."
            })
    void anAgentIsNamedByNameOrAddress(String text) {
        assertThat(Mentions.in(text, AGENTS)).containsExactly(3L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ben Okri",
                "ben.okri@desk.example",
                "@ben",
                "@ben.okrison",
                "@beat",
                "bob@bea.example",
                "@bea.smith",
                "@"
            })
    void otherTextsNameNobody(String text) {
        assertThat(Mentions.in(text, AGENTS)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"@Bea and @Ben Okri", "@ben.okri @bea."})
    void severalAreNamedAtOnce(String text) {
        assertThat(Mentions.in(text, AGENTS)).containsExactly(3L, 4L);
    }
}
