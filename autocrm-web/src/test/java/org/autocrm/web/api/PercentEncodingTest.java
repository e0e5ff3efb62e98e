package org.autocrm.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PercentEncodingTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "status=open",
                "q=%22printer%20jam%22",
                "q=%C3%A9%e2%82%AC",
                "q=%F0%9F%98%80",
                "q=100%25",
                "q=\u00e9"
            })
    void whatEncodesTextIsSound(String text) {
        assertThat(PercentEncoding.isSound(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%",
                "q=%4",
                "q=%zz",
                "q=%+1",
                "q=%\uff11\uff11",
                "q=%ff%fe",
                "q=%c0%af",
                "q=%C3",
                "q=%ed%a0%80",
                "100%"
            })
    void whatEncodesNoTextIsNot(String text) {
        assertThat(PercentEncoding.isSound(text)).isFalse();
    }
}
