package org.autocrm.web.json;

import java.util.List;

/** JSON that breaks the rules of the record that it was to become. */
public class WrongMembers extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<MemberError> errors;

    public WrongMembers(List<MemberError> errors) {
        super(errors.size() + " wrong members");
        this.errors = List.copyOf(errors);
    }

    public WrongMembers(String pointer, String code, String message) {
        this(List.of(new MemberError(pointer, code, message)));
    }

    /** Each of them, in the order of the rules. */
    public List<MemberError> errors() {
        return errors;
    }
}
