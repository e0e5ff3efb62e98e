package org.autocrm.ticket.search;

/** How a field is compared with a value. */
public enum Operator {
    /** Is, has, or is one of. */
    IS(":"),
    MORE(">"),
    AT_LEAST(">="),
    LESS("<"),
    AT_MOST("<="),
    /** From the one to the other, both included. */
    BETWEEN(":");

    private final String sign;

    Operator(String sign) {
        this.sign = sign;
    }

    /** What stands between field and value. */
    public String sign() {
        return sign;
    }

    /** Whether it asks for more or less than one value. */
    boolean compares() {
        return this != IS && this != BETWEEN;
    }
}
