package org.autocrm.portal.faces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.el.ELManager;
import jakarta.el.ELProcessor;
import jakarta.el.PropertyNotFoundException;
import org.junit.jupiter.api.Test;

class RecordResolverTest {

    private final ELProcessor pages = new ELProcessor();

    /** A row of a list. */
    public record Row(String subject) {}

    RecordResolverTest() {
        ELManager manager = pages.getELManager();
        manager.addELResolver(new RecordResolver());
        pages.defineBean("row", new Row("Broken screen"));
    }

    @Test
    void aPageReadsAComponentLikeAProperty() {
        assertThat(pages.<String>eval("row.subject")).isEqualTo("Broken screen");
    }

    @Test
    void aMisspeltComponentIsAnError() {
        assertThatExceptionOfType(PropertyNotFoundException.class).isThrownBy(() -> pages.eval("row.subjekt"));
    }
}
