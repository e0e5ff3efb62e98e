package org.autocrm.portal.faces;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.CRC32;

/** What pages are dressed with. Browsers keep it for a year, so its addresses carry a version that changes with it. */
@ApplicationScoped
class Dress {

    private static final List<String> FILES =
            List.of("/resources/autocrm/tokens.css", "/resources/portal/portal.css", "/resources/portal/portal.js");

    @Inject
    private ServletContext application;

    private String version = "";

    @PostConstruct
    void measure() {
        var sum = new CRC32();
        for (var file : FILES) {
            try (var content = application.getResourceAsStream(file)) {
                if (content != null) {
                    sum.update(content.readAllBytes());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        version = Long.toHexString(sum.getValue());
    }

    String version() {
        return version;
    }
}
