package org.autocrm.ticket;

import jakarta.ejb.ApplicationException;
import java.util.List;
import java.util.stream.Collectors;

/** A change that cannot be made, and each reason why; nothing of it was made. */
@ApplicationException(rollback = true)
public class ChangeRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final List<Objection> objections;

    ChangeRefused(List<Objection> objections) {
        super(objections.stream().map(Objection::reason).collect(Collectors.joining(" ")));
        this.objections = List.copyOf(objections);
    }

    ChangeRefused(String property, String reason) {
        this(List.of(new Objection(property, reason)));
    }

    /** All reasons. */
    public List<Objection> objections() {
        return objections;
    }
}
