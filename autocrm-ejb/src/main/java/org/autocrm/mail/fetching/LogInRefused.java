package org.autocrm.mail.fetching;

import java.io.IOException;

/** An identity provider does not let us in; the message says why, as a sentence. */
class LogInRefused extends IOException {

    private static final long serialVersionUID = 1L;

    LogInRefused(String sentence) {
        super(sentence);
    }
}
