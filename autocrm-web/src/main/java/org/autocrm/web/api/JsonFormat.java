package org.autocrm.web.api;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;

/**
 * How bodies are written and read, once for all requests. Some servers would otherwise look at our records anew for
 * each request, which costs more than the rest of the request.
 */
@Provider
public class JsonFormat implements ContextResolver<Jsonb> {

    private final Jsonb json = JsonbBuilder.create();

    @Override
    public Jsonb getContext(Class<?> type) {
        return json;
    }
}
