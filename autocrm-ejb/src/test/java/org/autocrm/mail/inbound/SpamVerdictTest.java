package org.autocrm.mail.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpamVerdictTest {

    private static final List<String> KNOWN = List.of(SpamVerdict.KNOWN.split(", "));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Spam-Flag: YES",
                "X-Spam-Status: Yes, score=12.3 required=5.0 tests=[BAYES_99=3.5]",
                "X-Spam: Yes",
                "X-Spamd-Result: default: True [16.10 / 15.00]; BAYES_SPAM(5.10)[100.00%]",
                "X-Rspamd-Action: add header",
                "X-MS-Exchange-Organization-SCL: 6",
                "X-Forefront-Antispam-Report: CIP:192.0.2.1;CTRY:US;LANG:en;SCL:5;SRV:;IPV:NLI;SFV:SPM;CAT:SPM;",
                "X-Barracuda-Spam-Flag: YES",
                "X-Barracuda-Spam-Status: Yes, SCORE=8.10 using global scores of TAG_LEVEL=3.5",
                "X-Proofpoint-Spam-Details: rule=inbound_spam policy=inbound score=100",
                "X-Bogosity: Spam, tests=bogofilter, spamicity=1.000000, version=1.2.5",
                "X-DSPAM-Result: Spam",
                "X-Gm-Spam: 1",
                "x-spam-flag: yes"
            })
    void believesTheHeadersOfTheCommonFilters(String header) {
        assertThat(verdict(header + "\nSubject: x\n\nbody")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Spam-Flag: NO",
                "X-Spam-Status: No, score=-1.9 required=5.0",
                "X-Spam-Level: *****",
                "X-Spamd-Result: default: False [3.20 / 15.00]; MID_TRUE(0.00)[]",
                "X-Rspamd-Action: no action",
                "X-MS-Exchange-Organization-SCL: -1",
                "X-MS-Exchange-Organization-SCL: 1",
                "X-Forefront-Antispam-Report: CIP:255.255.255.255;SCL:-1;SFV:SKN;",
                "X-Barracuda-Spam-Status: No, SCORE=0.00",
                "X-Proofpoint-Spam-Details: rule=inbound_notspam policy=inbound score=0 spamscore=0",
                "X-Bogosity: Ham, tests=bogofilter, spamicity=0.000000",
                "X-DSPAM-Result: Innocent",
                "X-Gm-Spam: 0",
                "Subject: X-Spam-Flag: YES"
            })
    void suspectsNothingElse(String header) {
        assertThat(verdict(header + "\n\nX-Spam-Flag: YES\n")).isEmpty();
    }

    @Test
    void onlyTheTopmostOfANameCounts() {
        assertThat(verdict("X-Spam-Flag: NO\nReceived: by mx\nX-Spam-Flag: YES\n\n"))
                .isEmpty();
        assertThat(verdict("X-Spam-Flag: YES\nReceived: by mx\nX-Spam-Flag: NO\n\n"))
                .contains("X-Spam-Flag: YES");
    }

    @Test
    void aHeaderThatIsNotBelievedSaysNothing() {
        var mail = MailGlance.at(Mails.raw("X-Spam-Flag: YES\nX-Our-Filter: spam, sure\n\n"));

        assertThat(SpamVerdict.of(mail, List.of("none"))).isEmpty();
        assertThat(SpamVerdict.of(mail, List.of("X-Our-Filter"))).contains("X-Our-Filter: spam, sure");
    }

    private static Optional<String> verdict(String mail) {
        return SpamVerdict.of(MailGlance.at(Mails.raw(mail)), KNOWN);
    }
}
