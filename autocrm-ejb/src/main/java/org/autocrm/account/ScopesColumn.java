package org.autocrm.account;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Stores {@link Scopes} as text. */
@Converter(autoApply = true)
public class ScopesColumn implements AttributeConverter<Scopes, String> {

    @Override
    public String convertToDatabaseColumn(Scopes scopes) {
        return scopes.toString();
    }

    @Override
    public Scopes convertToEntityAttribute(String column) {
        return Scopes.in(column);
    }
}
