package org.autocrm.account;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Stores {@link AllowedAddresses} as text. */
@Converter(autoApply = true)
public class AllowedAddressesColumn implements AttributeConverter<AllowedAddresses, String> {

    @Override
    public String convertToDatabaseColumn(AllowedAddresses addresses) {
        return addresses.toString();
    }

    @Override
    public AllowedAddresses convertToEntityAttribute(String column) {
        return AllowedAddresses.in(column);
    }
}
