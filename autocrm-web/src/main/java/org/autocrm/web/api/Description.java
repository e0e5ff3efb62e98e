package org.autocrm.web.api;

import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.autocrm.account.Scope;
import org.autocrm.web.json.Given;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.In;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/**
 * Completes the document that describes the API, when it is built: what all operations have in common is said here
 * once, and each operation says only what is its own.
 */
public class Description implements OASFilter {

    private static final String PREFIX = "/api/v1";
    private static final String NOT_BLANK = "\\S";
    private static final String JSON = "application/json";

    private static final Map<String, String> FAILURES = new TreeMap<>(Map.ofEntries(
            Map.entry("400", "bad-parameter|The request makes no sense: a parameter, the JSON, or a header"),
            Map.entry("401", "unauthorized|No API key, or none that is good"),
            Map.entry(
                    "403",
                    "scope-missing|The key has not the scope, its owner not the role, or it is used from elsewhere"),
            Map.entry("404", "not-found|There is no such thing, or it is not for the key's owner"),
            Map.entry("406", "not-acceptable|It cannot be had in that media type"),
            Map.entry("409", "still-running|It contradicts what there is, or the same request is being carried out"),
            Map.entry("412", "changed-meanwhile|It has changed since If-Match was read"),
            Map.entry("413", "too-large|The body is too large"),
            Map.entry("415", "unsupported-media-type|The body is of another media type"),
            Map.entry(
                    "422", "invalid-body|The body breaks a rule, or its Idempotency-Key was used for another request"),
            Map.entry("428", "version-needed|The key demands If-Match with every change"),
            Map.entry("429", "too-many-requests|The key has sent too many requests; Retry-After says how long to wait"),
            Map.entry("500", "internal-error|Our fault; it is logged under the trace id")));

    @Override
    public void filterOpenAPI(OpenAPI document) {
        var methods = methods();
        Map<String, PathItem> paths = new LinkedHashMap<>();
        document.getPaths()
                .getPathItems()
                .forEach((path, item) -> paths.put(path.replaceFirst("^" + PREFIX, ""), item));
        document.getPaths().setPathItems(paths);
        document.setServers(List.of(OASFactory.createServer().url("/autocrm" + PREFIX)));
        var components = document.getComponents();
        completeComponents(components);
        paths.forEach((path, item) -> item.getOperations().forEach((verb, operation) -> {
            var method = methods.get(operation.getOperationId());
            if (method == null) {
                throw new IllegalStateException("no method is the operation " + operation.getOperationId());
            }
            new Completion(components, path, verb, operation, method).run();
        }));
    }

    /** The methods that are operations, by their ids. */
    private static Map<String, Method> methods() {
        return classes()
                .filter(type -> type.isAnnotationPresent(Path.class))
                .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                .filter(method ->
                        method.isAnnotationPresent(org.eclipse.microprofile.openapi.annotations.Operation.class))
                .collect(Collectors.toMap(
                        method -> method.getAnnotation(org.eclipse.microprofile.openapi.annotations.Operation.class)
                                .operationId(),
                        method -> method));
    }

    private static Stream<Class<?>> classes() {
        try {
            var place = Description.class.getResource("Description.class");
            if (place == null) {
                throw new IllegalStateException("this class has no file");
            }
            List<Class<?>> classes = new ArrayList<>();
            try (var files = Files.list(java.nio.file.Path.of(place.toURI()).getParent())) {
                for (var file : files.map(it -> it.getFileName().toString())
                        .filter(name -> name.endsWith(".class"))
                        .sorted()
                        .toList()) {
                    classes.add(Class.forName(
                            Description.class.getPackageName() + "." + file.replaceAll("\\.class$", ""),
                            false,
                            Description.class.getClassLoader()));
                }
            }
            return classes.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void completeComponents(Components components) {
        header(components, "Trace-Id", "Under which the server's log knows this answer", text());
        header(components, "ETag", "The version of what was answered, for If-Match and If-None-Match", text());
        header(components, "Location", "The address of what was made", text().format("uri"));
        header(components, "Link", "The neighbours of the page, rel=\"next\" and rel=\"prev\" (RFC 8288)", text());
        header(components, "Idempotency-Replayed", "true if the answer was given before, and nothing was done", text());
        header(components, "Retry-After", "How many seconds to wait", whole());
        header(components, "RateLimit-Policy", "How many requests (q) a window of seconds (w) has", text());
        header(components, "RateLimit", "How many requests are left (r), and in how many seconds all are (t)", text());
        header(components, "X-RateLimit-Limit", "How many requests a minute has", whole());
        header(components, "X-RateLimit-Remaining", "How many requests are left", whole());
        header(components, "X-RateLimit-Reset", "In how many seconds all requests are allowed again", whole());
        header(components, "WWW-Authenticate", "Bearer", text());

        parameter(
                components,
                "limit",
                In.QUERY,
                "At most so many",
                whole().minimum(BigDecimal.ONE).maximum(BigDecimal.valueOf(100)).defaultValue(25));
        parameter(components, "cursor", In.QUERY, "Where the page begins: a cursor of the page before", text());
        parameter(
                components,
                "fields",
                In.QUERY,
                "Only these members, separated by commas; members of members with a dot, such as customer.name",
                text());
        parameter(components, "If-None-Match", In.HEADER, "An ETag: 304 if it is still the same", text());
        parameter(
                components,
                "If-Match",
                In.HEADER,
                "The ETag that was read: 412 if it has changed since. Some keys demand it.",
                text());
        parameter(
                components,
                "Idempotency-Key",
                In.HEADER,
                "A name for this request, such as a UUID. The same request with the same name within 24 hours is answered as before, and changes nothing.",
                text().maxLength(255));

        components.getSchemas().values().stream()
                .filter(schema -> schema.getProperties() != null)
                .flatMap(schema -> schema.getProperties().values().stream())
                .forEach(Description::anchor);
        FAILURES.forEach((status, failure) -> components.addResponse("Problem" + status, problem(status, failure)));
        components.addSchema(
                "PageInfo",
                object(List.of("hasMore"))
                        .description("Where the neighbours of a page begin")
                        .addProperty(
                                "nextCursor",
                                text().description("The cursor of the next page; absent on the last")
                                        .examples(List.of("Y3VzdG9tZXJzOj46MTc")))
                        .addProperty(
                                "previousCursor",
                                text().description("The cursor of the page before; absent on the first")
                                        .examples(List.of("Y3VzdG9tZXJzOjw6NDI")))
                        .addProperty(
                                "hasMore",
                                OASFactory.createSchema()
                                        .type(List.of(SchemaType.BOOLEAN))
                                        .description("Whether there is a next page")
                                        .examples(List.of(true)))
                        .addProperty("count", whole().description("How many there are, where count= asked for it"))
                        .addProperty(
                                "countIsLowerBound",
                                OASFactory.createSchema()
                                        .type(List.of(SchemaType.BOOLEAN))
                                        .description("Whether there may be more, because counting ended there"))
                        .addProperty(
                                "similar",
                                text().description(
                                                "The query that was answered instead, because nothing has exactly its words")));
    }

    /** Our patterns are for whole texts; JSON Schema looks for them anywhere. */
    private static void anchor(Schema property) {
        var pattern = property.getPattern();
        if (pattern != null && !pattern.equals(NOT_BLANK) && !pattern.startsWith("^")) {
            property.setPattern("^(" + pattern + ")$");
        }
    }

    private static APIResponse problem(String status, String failure) {
        var parts = failure.split("\\|", 2);
        Map<String, Object> example = new LinkedHashMap<>();
        example.put("type", "urn:autocrm:problem:" + parts[0]);
        example.put("title", parts[1].split("[:;,]", 2)[0]);
        example.put("status", Integer.valueOf(status));
        example.put("detail", parts[1]);
        example.put("traceId", "4bf92f3577b34da6a3ce929d0e0e4736");
        if (status.equals("422")) {
            example.put(
                    "errors",
                    List.of(Map.of(
                            "pointer", "/customer/email",
                            "code", "not-an-address",
                            "message", "must be an e-mail address")));
        }
        var response = OASFactory.createAPIResponse()
                .description(parts[1])
                .content(OASFactory.createContent()
                        .addMediaType(
                                Problem.MEDIA_TYPE,
                                OASFactory.createMediaType()
                                        .schema(reference("Problem"))
                                        .example(example)));
        headers(response, "Trace-Id");
        switch (status) {
            case "401" -> headers(response, "WWW-Authenticate");
            case "429" -> headers(response, "Retry-After");
            default -> {}
        }
        if (!status.equals("401")) {
            limits(response);
        }
        return response;
    }

    private static void header(Components components, String name, String description, Schema schema) {
        components.addHeader(
                name, OASFactory.createHeader().description(description).schema(schema));
    }

    private static void parameter(Components components, String name, In in, String description, Schema schema) {
        components.addParameter(
                name,
                OASFactory.createParameter()
                        .name(name)
                        .in(in)
                        .description(description)
                        .required(false)
                        .schema(schema));
    }

    private static void headers(APIResponse response, String... names) {
        for (var name : names) {
            Header header = OASFactory.createHeader();
            header.setRef("#/components/headers/" + name);
            response.addHeader(name, header);
        }
    }

    private static void limits(APIResponse response) {
        headers(
                response,
                "RateLimit-Policy",
                "RateLimit",
                "X-RateLimit-Limit",
                "X-RateLimit-Remaining",
                "X-RateLimit-Reset");
    }

    private static Schema text() {
        return OASFactory.createSchema().type(List.of(SchemaType.STRING));
    }

    private static Schema whole() {
        return OASFactory.createSchema().type(List.of(SchemaType.INTEGER));
    }

    private static Schema object(List<String> required) {
        return OASFactory.createSchema().type(List.of(SchemaType.OBJECT)).required(required);
    }

    private static Schema reference(String schema) {
        return OASFactory.createSchema().ref("#/components/schemas/" + schema);
    }

    /** What is completed of one operation. */
    private record Completion(
            Components components,
            String path,
            HttpMethod verb,
            org.eclipse.microprofile.openapi.models.Operation operation,
            Method method) {

        void run() {
            secure();
            parameters();
            body();
            makes();
            operation.getResponses().getAPIResponses().forEach((status, response) -> success(status, response));
            failures();
            sort();
        }

        private boolean isPaged() {
            return method.isAnnotationPresent(Paged.class);
        }

        private boolean changesWhatThereIs() {
            return verb == HttpMethod.PATCH || verb == HttpMethod.PUT || verb == HttpMethod.DELETE;
        }

        private boolean readsOne() {
            return verb == HttpMethod.GET && !isPaged();
        }

        private void secure() {
            var needs = method.getAnnotation(Needs.class);
            if (needs == null) {
                throw new IllegalStateException(method + " must say who may call it");
            }
            var scopes = Stream.of(needs.scope()).map(Scope::word).toList();
            operation.setSecurity(List.of(OASFactory.createSecurityRequirement().addScheme("apiKey", scopes)));
            operation.addExtension("x-role", needs.role().word());
            var who = scopes.isEmpty()
                    ? "Any key may do this."
                    : "Needs the scope `" + String.join("`, `", scopes) + "`, and an owner who is at least "
                            + needs.role().word() + ".";
            operation.setDescription(operation.getDescription() == null ? who : operation.getDescription() + " " + who);
        }

        private void parameters() {
            if (operation.getParameters() != null) {
                operation.setParameters(operation.getParameters().stream()
                        .filter(parameter ->
                                !"cursor".equals(parameter.getName()) && !"limit".equals(parameter.getName()))
                        .collect(Collectors.toCollection(ArrayList::new)));
                operation.getParameters().forEach(parameter -> {
                    if (parameter.getIn() == In.PATH && parameter.getDescription() == null) {
                        parameter.setDescription(
                                parameter.getName().equals("number") ? "The ticket's number" : "Its id");
                        parameter.setExample(parameter.getName().equals("number") ? "10042" : 4711);
                    }
                });
            }
            if (isPaged()) {
                add("limit", "cursor");
            }
            if (verb == HttpMethod.GET && hasJson()) {
                add("fields");
            }
            if (method.isAnnotationPresent(Includes.class)) {
                operation.addParameter(
                        include(List.of(method.getAnnotation(Includes.class).value())));
            }
            if (readsOne()) {
                add("If-None-Match");
            }
            if (verb == HttpMethod.POST) {
                add("Idempotency-Key");
            }
            if (changesWhatThereIs()) {
                add("If-Match");
            }
        }

        private boolean hasJson() {
            return operation.getResponses().getAPIResponses().values().stream()
                    .anyMatch(response -> response.getContent() != null
                            && response.getContent().getMediaTypes().containsKey(JSON));
        }

        private static Parameter include(List<String> known) {
            var example = known.get(0);
            return OASFactory.createParameter()
                    .name("include")
                    .in(In.QUERY)
                    .description("What to add under `included`, separated by commas: " + String.join(", ", known))
                    .required(false)
                    .schema(text())
                    .example(example);
        }

        private void add(String... names) {
            for (var name : names) {
                operation.addParameter(OASFactory.createParameter().ref("#/components/parameters/" + name));
            }
        }

        private void body() {
            var body = operation.getRequestBody();
            if (body == null || body.getContent() == null) {
                return;
            }
            body.setRequired(true);
            body.getContent().getMediaTypes().forEach((type, media) -> {
                var schema = resolved(media.getSchema());
                if (verb == HttpMethod.PATCH) {
                    patch(schema);
                }
                nestedPatches().forEach(this::strictPatch);
                if (schema.getProperties() != null) {
                    schema.setAdditionalPropertiesBoolean(false);
                    media.setExample(example(media.getSchema()));
                }
            });
        }

        /** The names of the schemas of patches within the body. */
        private Stream<String> nestedPatches() {
            return Stream.of(method.getParameterTypes())
                    .filter(Class::isRecord)
                    .flatMap(type -> Stream.of(type.getRecordComponents()))
                    .map(RecordComponent::getType)
                    .filter(Class::isRecord)
                    .filter(type -> Stream.of(type.getRecordComponents())
                            .anyMatch(component -> component.getType() == Given.class))
                    .map(type -> type.getAnnotation(org.eclipse.microprofile.openapi.annotations.media.Schema.class)
                            .name());
        }

        private void strictPatch(String name) {
            var schema = Objects.requireNonNull(components.getSchemas().get(name));
            patch(schema);
            schema.setAdditionalPropertiesBoolean(false);
        }

        /** In a merge patch everything may be absent, and what need not be there may be null. */
        private static void patch(Schema schema) {
            if (Boolean.FALSE.equals(schema.getAdditionalPropertiesBoolean())) {
                return; // another operation has the same body, and it has been seen to
            }
            var required = schema.getRequired() == null ? List.<String>of() : schema.getRequired();
            schema.setRequired(null);
            schema.getProperties().forEach((name, property) -> {
                if (!required.contains(name)) {
                    property.addType(SchemaType.NULL);
                }
            });
        }

        /** A POST makes something, unless it says another status. */
        private void makes() {
            var schema = method.getAnnotation(APIResponseSchema.class);
            var responses = operation.getResponses();
            if (verb == HttpMethod.POST
                    && schema != null
                    && schema.responseCode().isEmpty()) {
                responses.addAPIResponse("201", responses.getAPIResponse("200"));
                responses.removeAPIResponse("200");
                responses.getAPIResponse("201").setDescription("It is made; Location is its address");
            }
        }

        private void sort() {
            operation
                    .getResponses()
                    .setAPIResponses(new TreeMap<>(operation.getResponses().getAPIResponses()));
        }

        private void success(String status, APIResponse response) {
            if ("OK".equals(response.getDescription())) {
                response.setDescription(isPaged() ? "A page of the list" : "What was asked for");
            }
            if (isPaged()) {
                response.getContent()
                        .getMediaTypes()
                        .values()
                        .forEach(media -> media.setSchema(page(media.getSchema())));
                headers(response, "Link");
            } else if (response.getContent() != null) {
                headers(response, "ETag");
            }
            if (status.equals("201") || status.equals("202")) {
                headers(response, "Location");
            }
            if (verb == HttpMethod.POST) {
                headers(response, "Idempotency-Replayed");
            }
            headers(response, "Trace-Id");
            limits(response);
            if (response.getContent() != null) {
                response.getContent().getMediaTypes().values().forEach(media -> {
                    if (resolved(media.getSchema()).getProperties() != null) {
                        media.setExample(example(media.getSchema()));
                    }
                });
            }
        }

        /** The schema of a page of such elements. */
        private Schema page(Schema element) {
            var name = element.getRef().replaceAll(".*/", "") + "Page";
            components.addSchema(
                    name,
                    object(List.of("data", "page"))
                            .description("A page of a list")
                            .addProperty(
                                    "data",
                                    OASFactory.createSchema()
                                            .type(List.of(SchemaType.ARRAY))
                                            .items(element))
                            .addProperty("page", reference("PageInfo")));
            return reference(name);
        }

        private void failures() {
            List<String> failures = new ArrayList<>(List.of("400", "401", "403", "429", "500"));
            if (path.contains("{")) {
                failures.add("404");
            }
            if (verb != HttpMethod.DELETE) {
                failures.add("406");
            }
            if (verb != HttpMethod.GET) {
                failures.add("409");
            }
            if (changesWhatThereIs()) {
                failures.addAll(List.of("412", "428"));
            }
            if (operation.getRequestBody() != null) {
                failures.addAll(List.of("413", "415", "422"));
            }
            for (var status : failures) {
                operation
                        .getResponses()
                        .addAPIResponse(
                                status, OASFactory.createAPIResponse().ref("#/components/responses/Problem" + status));
            }
            if (readsOne()) {
                var same = OASFactory.createAPIResponse().description("It is still the same");
                headers(same, "ETag", "Trace-Id");
                operation.getResponses().addAPIResponse("304", same);
            }
        }

        private Schema resolved(Schema schema) {
            return schema.getRef() == null
                    ? schema
                    : Objects.requireNonNull(
                            components.getSchemas().get(schema.getRef().replaceAll(".*/", "")));
        }

        /** An example, put together from those of the members. */
        private @Nullable Object example(Schema reference) {
            var schema = resolved(reference);
            if (schema.getExamples() != null && !schema.getExamples().isEmpty()) {
                return typed(schema, schema.getExamples().get(0));
            }
            if (schema.getProperties() != null) {
                Map<String, Object> example = new LinkedHashMap<>();
                schema.getProperties().forEach((name, property) -> {
                    var value = example(property);
                    if (value != null) {
                        example.put(name, value);
                    }
                });
                return example;
            }
            if (schema.getItems() != null) {
                var element = example(schema.getItems());
                return element == null ? null : List.of(element);
            }
            return null;
        }

        /** An annotation knows examples as texts only. */
        private static Object typed(Schema schema, Object example) {
            if (!(example instanceof String text)) {
                return example;
            }
            var type = schema.getType() == null
                    ? SchemaType.STRING
                    : schema.getType().get(0);
            return switch (type) {
                case INTEGER -> Long.valueOf(text);
                case NUMBER -> new BigDecimal(text);
                case BOOLEAN -> Boolean.valueOf(text);
                default -> text;
            };
        }
    }
}
