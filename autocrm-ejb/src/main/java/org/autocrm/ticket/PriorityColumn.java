package org.autocrm.ticket;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Stores a {@link Priority} as its key. Public, because EclipseLink creates it. */
@Converter(autoApply = true)
public class PriorityColumn implements AttributeConverter<Priority, String> {

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable Priority priority) {
        return priority == null ? null : priority.key();
    }

    @Override
    public @Nullable Priority convertToEntityAttribute(@Nullable String column) {
        return column == null ? null : Priority.valueOf(column.toUpperCase(Locale.ROOT));
    }
}
