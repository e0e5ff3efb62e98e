package org.autocrm.architecture.planted.event;

import jakarta.ejb.Stateless;

/** An enterprise bean with methods that its proxy does not know. */
@Stateless
public class BeanWithASideDoor {

    void enter() {}

    protected void slip() {}

    /** Uses its own methods, which is fine. */
    public void work() {
        enter();
        slip();
    }
}
