package org.autocrm.portal.faces;

import org.jspecify.annotations.Nullable;

/**
 * Where a form comes from, as the browser says.
 *
 * @param site the header Sec-Fetch-Site, which browsers send over TLS and to localhost
 * @param origin the header Origin
 * @param host the header Host: what the browser takes us for
 */
record Sender(
        @Nullable String site,
        @Nullable String origin,
        @Nullable String host) {

    /** Whether a page of ours sent it. A client that says nothing is no browser, and nobody's visitor. */
    boolean isOurs(String publicUrl) {
        if (site != null) {
            return site.equals("same-origin") || site.equals("none");
        }
        return origin == null
                || origin.equals("http://" + host)
                || origin.equals("https://" + host)
                || publicUrl.equals(origin)
                || publicUrl.startsWith(origin + "/");
    }
}
