package org.autocrm.setting;

/** The database is none that this application may use; the message says what to do. */
public class CannotStart extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CannotStart(String sentence) {
        super(sentence);
    }

    CannotStart(String sentence, Exception cause) {
        super(sentence, cause);
    }
}
