package org.autocrm.mail.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticationResultsTest {

    private static final Set<String> OURS = Set.of("mx.desk.example");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mx.desk.example; dkim=pass header.d=desk.example header.s=k1",
                "mx.desk.example 1; spf=pass smtp.mailfrom=desk.example; dkim=pass (2048-bit key; unprotected) header.d=desk.example",
                "MX.Desk.Example; DKIM=Pass header.i=@Desk.Example",
                "mx.desk.example; dkim=fail header.d=desk.example; dkim=pass header.d=desk.example",
                "mx.desk.example; dmarc=pass (p=reject) header.from=desk.example",
                "mx.desk.example; dkim = pass header.d = desk.example"
            })
    void proveADomainThatVouchesForTheMail(String header) {
        assertThat(results(header).prove("desk.example")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mx.desk.example; none",
                "mx.desk.example; dkim=pass header.d=evil.example",
                "mx.desk.example; dkim=pass header.d=example",
                "mx.desk.example; dkim=pass header.d=evildesk.example",
                "mx.desk.example; dkim=pass header.d=mail.desk.example",
                "mx.desk.example; dkim=neutral header.d=desk.example",
                "mx.desk.example; dkim=fail reason=\"dkim=pass\" header.d=desk.example",
                "mx.desk.example; spf=pass smtp.mailfrom=desk.example",
                "mx.desk.example; dmarc=pass header.from=other.desk.example",
                "mx.desk.example (dkim=pass header.d=desk.example); none",
                "mx.desk.example; spf=pass smtp.mailfrom=\"x; dmarc=pass header.from=desk.example \"@evil.example",
                "mx.desk.example; spf=pass (by (us) x); dmarc=pass header.from=desk.example",
                "mx.desk.example; spf=pass (x) y); dmarc=pass header.from=desk.example",
                "mx.evil.example; dkim=pass header.d=desk.example",
                ""
            })
    void proveNothingElse(String header) {
        assertThat(results(header).prove("desk.example")).isFalse();
    }

    @Test
    void aDomainVouchesForThoseBelowIt() {
        assertThat(results("mx.desk.example; dkim=pass header.d=desk.example").prove("berlin.desk.example"))
                .isTrue();
    }

    @Test
    void whatOurServerWroteLastCounts() {
        var results = AuthenticationResults.of(
                List.of(
                        "other.example; dkim=pass header.d=desk.example",
                        "mx.desk.example; dkim=fail header.d=desk.example",
                        "mx.desk.example; dkim=pass header.d=desk.example"),
                OURS);

        assertThat(results.prove("desk.example")).isFalse();
    }

    private static AuthenticationResults results(String header) {
        return AuthenticationResults.of(List.of(header), OURS);
    }
}
