package org.autocrm.web.ticket;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;
import org.autocrm.ticket.FieldType;
import org.autocrm.ticket.TicketField;
import org.jspecify.annotations.Nullable;

/** A field of a ticket while it is edited: its values as they were typed, and what is wrong with them. */
public class FieldEditor implements Serializable {

    private static final long serialVersionUID = 1L;

    private final TicketField field;
    private final List<Choice> choices;
    private @Nullable String text;
    private @Nullable String error;

    /** A choice that is ticked or not. */
    public static class Choice implements Serializable {

        private static final long serialVersionUID = 1L;

        private final String value;
        private boolean chosen;

        Choice(String value, boolean chosen) {
            this.value = value;
            this.chosen = chosen;
        }

        public String getValue() {
            return value;
        }

        public boolean isChosen() {
            return chosen;
        }

        public void setChosen(boolean chosen) {
            this.chosen = chosen;
        }
    }

    FieldEditor(TicketField field, List<String> values) {
        this.field = field;
        this.choices = field.type() == FieldType.MULTI_CHOICE
                ? field.choices().stream()
                        .map(choice -> new Choice(choice, values.contains(choice)))
                        .toList()
                : List.of();
        this.text = values.isEmpty() ? null : values.get(0);
    }

    /** What is typed or chosen; nothing for an empty field. */
    List<String> values() {
        if (field.type() == FieldType.MULTI_CHOICE) {
            return choices.stream()
                    .filter(Choice::isChosen)
                    .map(Choice::getValue)
                    .toList();
        }
        return text == null || text.isBlank() ? List.of() : List.of(text.strip());
    }

    public TicketField getField() {
        return field;
    }

    /** Whether its value is typed on a line. */
    public boolean isTyped() {
        return !isListed() && field.type() != FieldType.MULTI_CHOICE;
    }

    /** Whether its value is one of a list. */
    public boolean isListed() {
        return field.type() == FieldType.CHOICE || field.type() == FieldType.BOOLEAN;
    }

    /** What kind of line it is typed on, as HTML names it. */
    public String getInputType() {
        return switch (field.type()) {
            case NUMBER -> "number";
            case DATE -> "date";
            case URL -> "url";
            default -> "text";
        };
    }

    /** What may be chosen, and what it is though it is no choice any more. */
    public List<String> getOptions() {
        var offered = field.type() == FieldType.BOOLEAN ? List.of("true", "false") : field.choices();
        return Stream.concat(offered.stream(), Stream.ofNullable(text).filter(value -> !offered.contains(value)))
                .toList();
    }

    public List<Choice> getChoices() {
        return choices;
    }

    public @Nullable String getText() {
        return text;
    }

    public void setText(@Nullable String text) {
        this.text = text;
    }

    public @Nullable String getError() {
        return error;
    }

    void setError(@Nullable String error) {
        this.error = error;
    }
}
