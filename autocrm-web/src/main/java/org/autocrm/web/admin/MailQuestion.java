package org.autocrm.web.admin;

import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.autocrm.mail.inbound.MailFilter;
import org.autocrm.mail.inbound.MailState;
import org.jspecify.annotations.Nullable;

/** What somebody asks of the ledger of mails, as it stands in the address of its page. */
public record MailQuestion(String state, String mailbox, String text) implements Serializable {

    private static final int LONGEST = 200;

    /** The question in the parameters of a request; what makes no sense is left out. */
    static MailQuestion in(Function<String, @Nullable String> parameters) {
        var state = words(parameters.apply("state"));
        return new MailQuestion(
                Stream.of(MailState.values()).anyMatch(known -> known.name().equals(state)) ? state : "",
                words(parameters.apply("mailbox")),
                words(parameters.apply("text")));
    }

    MailFilter filter() {
        return new MailFilter(state.isEmpty() ? null : MailState.valueOf(state), mailbox, text);
    }

    boolean isEmpty() {
        return parameters().isEmpty();
    }

    /** As it stands in an address, with more parameters. */
    String address(Map<String, String> more) {
        var all = parameters();
        all.putAll(more);
        return all.entrySet().stream()
                .map(parameter ->
                        parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", all.isEmpty() ? "" : "?", ""));
    }

    private Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("state", state);
        parameters.put("mailbox", mailbox);
        parameters.put("text", text);
        parameters.values().removeIf(String::isEmpty);
        return parameters;
    }

    private static String words(@Nullable String text) {
        var clean = text == null ? "" : text.strip().replace("\0", "");
        return clean.substring(0, Math.min(clean.length(), LONGEST));
    }
}
