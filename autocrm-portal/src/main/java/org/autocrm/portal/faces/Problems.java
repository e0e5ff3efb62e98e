package org.autocrm.portal.faces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is wrong with a form, told beside each field and in a summary above the form. */
@Named("problems")
@RequestScoped
public class Problems {

    @Inject
    private Texts texts;

    private final Map<String, String> byField = new LinkedHashMap<>();

    /** What is wrong with one field. */
    public record Problem(String field, String text) {}

    /** The field has this problem; the first one of a field counts. */
    public void add(String field, String key, Object... values) {
        byField.putIfAbsent(field, texts.of(key, values));
    }

    /** Complains if nothing was typed, or more than fits. */
    public void checkWords(String field, String typed, int longest) {
        if (typed.isBlank()) {
            add(field, "problem." + field);
        } else if (typed.length() > longest) {
            add(field, "problem.long", longest);
        }
    }

    public boolean isAny() {
        return !byField.isEmpty();
    }

    /** Whether the field has a problem. */
    public boolean in(String field) {
        return byField.containsKey(field);
    }

    /** The problem of the field in words, or nothing. */
    public String of(String field) {
        return byField.getOrDefault(field, "");
    }

    public List<Problem> getList() {
        return byField.entrySet().stream()
                .map(entry -> new Problem(entry.getKey(), entry.getValue()))
                .toList();
    }
}
