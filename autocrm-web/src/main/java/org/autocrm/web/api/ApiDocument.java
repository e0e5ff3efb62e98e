package org.autocrm.web.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** {@code /openapi.json}: this interface, described for programs. Made by the build, the same on every server. */
@Path("openapi.json")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ApiDocument {

    @GET
    @Operation(hidden = true)
    public String read() throws IOException {
        try (var document = ApiDocument.class.getResourceAsStream("openapi.json")) {
            if (document == null) {
                throw new NotFoundException();
            }
            return new String(document.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
