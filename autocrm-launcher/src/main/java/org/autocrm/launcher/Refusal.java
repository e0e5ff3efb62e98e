package org.autocrm.launcher;

/**
 * Something is missing or in the way. The message is one sentence for the person who started AutoCRM, and says what to
 * do.
 */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Refusal(String sentence) {
        super(sentence);
    }

    public Refusal(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
