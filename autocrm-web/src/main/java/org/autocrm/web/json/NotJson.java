package org.autocrm.web.json;

/** A text that is not JSON, or not of a kind that anybody could mean. */
public class NotJson extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotJson(String message) {
        super(message);
    }
}
