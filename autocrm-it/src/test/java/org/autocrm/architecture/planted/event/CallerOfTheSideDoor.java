package org.autocrm.architecture.planted.event;

/** Calls what the proxy does not know. */
class CallerOfTheSideDoor {

    void call(BeanWithASideDoor bean) {
        bean.enter();
        bean.slip();
    }
}
