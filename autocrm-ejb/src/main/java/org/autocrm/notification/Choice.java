package org.autocrm.notification;

import java.io.Serializable;

/** By which ways an agent wants to hear of something. */
public record Choice(boolean screen, boolean mail) implements Serializable {

    public static final Choice NEITHER = new Choice(false, false);
    public static final Choice SCREEN = new Choice(true, false);
    public static final Choice BOTH = new Choice(true, true);
}
