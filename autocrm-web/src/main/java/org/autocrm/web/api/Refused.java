package org.autocrm.web.api;

import java.util.Map;

/** A request that breaks a convention of the API itself, whatever it is about. */
class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final transient Map<String, String> headers;

    Refused(int status, String name, String title, String detail) {
        this(Problem.of(status, name, title, detail), Map.of());
    }

    Refused(Problem problem, Map<String, String> headers) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
        this.headers = Map.copyOf(headers);
    }

    Problem problem() {
        return problem;
    }

    /** What the answer's header has besides. */
    Map<String, String> headers() {
        return headers;
    }
}
