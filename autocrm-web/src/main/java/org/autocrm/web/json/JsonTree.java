package org.autocrm.web.json;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParserFactory;
import jakarta.json.stream.JsonParsingException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * JSON text as maps, lists, strings, {@link BigDecimal}s, booleans and nulls. Stricter than the format: a member comes
 * once, texts can be kept by a database, nothing is nested or as long as only an attacker would have it.
 */
public final class JsonTree {

    private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());
    private static final int DEEPEST = 32;
    private static final int LONGEST_NUMBER = 40;
    private static final int LARGEST_EXPONENT = 30;

    private final JsonParser parser;

    private JsonTree(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * The value that the bytes are.
     *
     * @throws NotJson if they are none
     */
    public static @Nullable Object parse(byte[] utf8) {
        try (var parser = PARSERS.createParser(new StringReader(text(utf8)))) {
            var tree = new JsonTree(parser);
            var value = tree.value(tree.next(), 0);
            if (parser.hasNext()) {
                throw new NotJson("there is something behind its end");
            }
            return value;
        } catch (JsonParsingException e) {
            throw new NotJson("no JSON at line " + e.getLocation().getLineNumber() + ", column "
                    + e.getLocation().getColumnNumber());
        } catch (JsonException | NoSuchElementException | IllegalStateException e) {
            throw new NotJson("it ends too early");
        }
    }

    private static String text(byte[] utf8) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new NotJson("it is not encoded in UTF-8");
        }
    }

    private Event next() {
        if (!parser.hasNext()) {
            throw new NotJson("it ends too early");
        }
        return parser.next();
    }

    private @Nullable Object value(Event event, int depth) {
        if (depth > DEEPEST) {
            throw new NotJson("it is nested more than " + DEEPEST + " deep");
        }
        return switch (event) {
            case START_OBJECT -> object(depth);
            case START_ARRAY -> array(depth);
            case VALUE_STRING -> kept(parser.getString());
            case VALUE_NUMBER -> number(parser.getString());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw new NotJson("a value is missing");
        };
    }

    private Map<String, @Nullable Object> object(int depth) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        for (var event = next(); event != Event.END_OBJECT; event = next()) {
            var name = kept(parser.getString());
            if (members.containsKey(name)) {
                throw new NotJson("the member " + name + " is there twice");
            }
            members.put(name, value(next(), depth + 1));
        }
        return members;
    }

    private List<@Nullable Object> array(int depth) {
        List<@Nullable Object> elements = new ArrayList<>();
        for (var event = next(); event != Event.END_ARRAY; event = next()) {
            elements.add(value(event, depth + 1));
        }
        return elements;
    }

    /** A text that can be kept: no NUL, no half of a character. */
    private static String kept(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw new NotJson("a text has a NUL character");
            }
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    throw new NotJson("a text has half of a character (a lone surrogate)");
                }
                i++;
            }
        }
        return text;
    }

    private static BigDecimal number(String text) {
        if (text.length() <= LONGEST_NUMBER) {
            var number = new BigDecimal(text);
            if (Math.abs((long) number.scale()) <= LARGEST_EXPONENT) {
                return number;
            }
        }
        throw new NotJson("a number is too long");
    }
}
