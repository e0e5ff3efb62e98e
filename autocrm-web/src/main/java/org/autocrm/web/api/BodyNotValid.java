package org.autocrm.web.api;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.autocrm.web.api.Problem.FieldError;
import org.jspecify.annotations.Nullable;

/** The body of a request breaks the rules of its members. */
class BodyNotValid extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<FieldError> errors;

    BodyNotValid(List<FieldError> errors) {
        super("the body has " + errors.size() + " wrong members");
        this.errors = List.copyOf(errors);
    }

    List<FieldError> errors() {
        return errors;
    }

    /**
     * The body, if it keeps its rules.
     *
     * @throws BodyNotValid if it does not, or there is none
     */
    static <T> T refuse(@Nullable T body, Validator validator) {
        if (body == null) {
            throw new BodyNotValid(List.of(new FieldError("", "a JSON object is needed")));
        }
        Set<ConstraintViolation<T>> violations = validator.validate(body);
        if (!violations.isEmpty()) {
            throw new BodyNotValid(violations.stream()
                    .map(violation -> new FieldError(pointer(violation), violation.getMessage()))
                    .sorted(Comparator.comparing(FieldError::pointer))
                    .toList());
        }
        return body;
    }

    private static String pointer(ConstraintViolation<?> violation) {
        return StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .map(node -> "/" + node.getName())
                .reduce("", String::concat);
    }
}
