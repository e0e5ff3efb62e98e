package org.autocrm.web.api;

/** A parameter in the address that makes no sense. */
class BadParameter extends Refused {

    private static final long serialVersionUID = 1L;

    BadParameter(String name, String allowed) {
        super(
                400,
                "bad-parameter",
                "A parameter makes no sense",
                "the parameter " + name + " makes no sense: " + allowed);
    }
}
