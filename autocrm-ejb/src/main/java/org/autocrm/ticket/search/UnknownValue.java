package org.autocrm.ticket.search;

import jakarta.ejb.ApplicationException;

/** A query names something that does not exist here, such as a team. It points at the value. */
@ApplicationException(rollback = true)
public class UnknownValue extends QuerySyntax {

    private static final long serialVersionUID = 1L;

    UnknownValue(Value value, String sentence) {
        super(value.offset(), value.length(), sentence);
    }

    UnknownValue(FieldName field, String sentence) {
        super(field.offset(), field.toString().length(), sentence);
    }
}
