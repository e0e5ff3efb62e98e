package org.autocrm.setting;

/** Work in the background that nobody waits for: {@link Housekeeping} has it done once a minute on every node. */
public interface Chore {

    /** Does what has come together since last time; what fails is tried again the next time. */
    void tidy();
}
