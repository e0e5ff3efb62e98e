package org.autocrm.ticket;

import java.io.Serializable;
import java.util.List;

/**
 * A field of a ticket with its value.
 *
 * @param values one text in canonical form, several only for {@link FieldType#MULTI_CHOICE}
 */
public record FieldView(String key, String name, FieldType type, List<String> values) implements Serializable {

    public FieldView {
        values = List.copyOf(values);
    }
}
