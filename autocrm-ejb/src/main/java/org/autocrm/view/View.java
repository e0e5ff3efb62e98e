package org.autocrm.view;

import java.io.Serializable;

/**
 * A view as its readers see it.
 *
 * @param key its name in addresses: {@code inbox}, {@code team-3}, or {@code view-17} for one that was made here
 * @param id of one that was made here, else 0
 * @param changeable whether the caller may change and delete it
 * @param counted whether a counter stands beside it
 * @param version grows with every change
 */
public record View(
        String key, long id, Audience audience, Definition definition, boolean changeable, boolean counted, int version)
        implements Serializable {

    private static final long serialVersionUID = 1L;
}
