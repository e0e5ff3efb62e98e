package org.autocrm.launcher;

import java.util.Locale;

/** The servers that AutoCRM is built for. */
public enum Server {
    WILDFLY,
    LIBERTY,
    PAYARA;

    /** The name as it is written in settings and folders. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The server of this name. */
    public static Server of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }

    Distribution distribution() {
        return switch (this) {
            case WILDFLY -> new WildFly();
            case LIBERTY -> new Liberty();
            case PAYARA -> new Payara();
        };
    }
}
