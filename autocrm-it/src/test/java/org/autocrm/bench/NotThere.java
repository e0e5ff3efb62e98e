package org.autocrm.bench;

/** The application does not offer, or not yet, what a scenario asks for. */
final class NotThere extends Exception {

    private static final long serialVersionUID = 1L;

    NotThere(String why) {
        super(why);
    }
}
