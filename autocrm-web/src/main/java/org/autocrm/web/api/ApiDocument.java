package org.autocrm.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** {@code /openapi.json}: this interface, described for programs. Made by the build, the same on every server. */
@Path("openapi.json")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ApiDocument {

    @GET
    @ForEverybody
    @Operation(hidden = true)
    public byte[] read() throws IOException {
        try (var document = ApiDocument.class.getResourceAsStream("openapi.json")) {
            if (document == null) {
                throw new NotFoundException();
            }
            return document.readAllBytes();
        }
    }
}
