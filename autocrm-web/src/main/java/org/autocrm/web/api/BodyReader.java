package org.autocrm.web.api;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.autocrm.setting.Settings;
import org.autocrm.web.json.Form;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON of a request as the record that its operation wants.
 *
 * <p>It is a reader of records, not of objects: between two readers of objects, this one and the server's own, one
 * server chooses by chance.
 */
@Provider
@Consumes({MediaType.APPLICATION_JSON, BodyReader.MERGE_PATCH})
public class BodyReader implements MessageBodyReader<Record> {

    /** The media type of a JSON Merge Patch (RFC 7396). */
    public static final String MERGE_PATCH = "application/merge-patch+json";

    private static final int USUAL_KILOBYTES = 1024;
    private static final int KILOBYTE = 1024;

    private volatile @Nullable Settings settings;

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type.isRecord();
    }

    @Override
    public Record readFrom(
            Class<Record> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        var most = settings().number("api.body.limit", USUAL_KILOBYTES) * KILOBYTE;
        var bytes = body.readNBytes(most + 1);
        if (bytes.length > most) {
            throw Refused.tooLarge(body);
        }
        return Form.read(bytes, type);
    }

    /** Not every server injects into its readers; looked up once, because that takes a while. */
    private Settings settings() {
        var known = settings;
        if (known == null) {
            known = CDI.current().select(Settings.class).get();
            settings = known;
        }
        return known;
    }
}
