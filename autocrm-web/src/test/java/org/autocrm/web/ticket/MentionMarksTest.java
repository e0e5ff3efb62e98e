package org.autocrm.web.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.autocrm.account.Person;
import org.autocrm.account.Role;
import org.autocrm.shared.EmailAddress;
import org.junit.jupiter.api.Test;

class MentionMarksTest {

    private static final List<Person> AGENTS =
            List.of(new Person(1, "Ben Okri", new EmailAddress("ben.okri@example.org"), Role.AGENT, true));

    @Test
    void aColleagueWhoIsNamedIsMarked() {
        assertThat(MentionMarks.in("<p>Ask @Ben Okri, please.</p>", AGENTS))
                .isEqualTo("<p>Ask <mark class=\"mention\">@Ben Okri</mark>, please.</p>");
        assertThat(MentionMarks.in("<p>@ben.okri?</p>", AGENTS)).contains("<mark class=\"mention\">@ben.okri</mark>?");
    }

    @Test
    void anAddressNamesNobody() {
        var html = "<p>Write to me@ben.okri or @Benedict</p>";

        assertThat(MentionMarks.in(html, AGENTS)).isEqualTo(html);
    }

    @Test
    void whatLooksLikeMarkupStaysText() {
        assertThat(MentionMarks.in("<p>&lt;b&gt; @Ben Okri</p>", AGENTS)).startsWith("<p>&lt;b&gt; <mark");
    }
}
