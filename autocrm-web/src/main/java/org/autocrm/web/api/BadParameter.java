package org.autocrm.web.api;

/** A query parameter that makes no sense. */
class BadParameter extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadParameter(String name, String allowed) {
        super("the parameter " + name + " makes no sense: " + allowed);
    }
}
