package org.autocrm.web.api;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** A request that breaks a convention of the API itself, whatever it is about. */
class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int PIECE = 64 * 1024;
    private static final long DRAINED = 16L << 20;

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

    /**
     * A body that holds more than it may. Some of what is left of it is taken and thrown away: who still sends would
     * not hear the answer.
     *
     * @param rest what was not read of it
     */
    static Refused tooLarge(InputStream rest) throws IOException {
        var piece = new byte[PIECE];
        long size = 0;
        for (int read = rest.read(piece); read >= 0 && size < DRAINED; read = rest.read(piece)) {
            size += read;
        }
        return new Refused(Problems.tooLarge(), Map.of());
    }

    Problem problem() {
        return problem;
    }

    /** What the answer's header has besides. */
    Map<String, String> headers() {
        return headers;
    }
}
