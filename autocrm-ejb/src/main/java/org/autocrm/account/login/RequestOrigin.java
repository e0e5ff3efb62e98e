package org.autocrm.account.login;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import org.autocrm.event.Origin;
import org.autocrm.event.Origin.Via;
import org.autocrm.shared.ClientAddress;
import org.jspecify.annotations.Nullable;

/** Through what and from where a request came, for the log of events. */
public final class RequestOrigin {

    private static final int SHOWN = 12;

    private RequestOrigin() {}

    /**
     * The origin of a request.
     *
     * @param proxies whose word about the client counts, as {@link ClientAddress} has it
     */
    public static Origin of(HttpServletRequest request, Via via, String proxies) {
        var forwarded = Collections.list(request.getHeaders("X-Forwarded-For"));
        var address = ClientAddress.of(String.valueOf(request.getRemoteAddr()), forwarded, proxies);
        return Origin.ofRequest(via, via == Via.API ? beginOfKey(request) : null, address);
    }

    /** A key that was refused is nobody's, and says nothing. */
    private static @Nullable String beginOfKey(HttpServletRequest request) {
        return request.getUserPrincipal() == null
                ? null
                : LogInMechanism.key(request)
                        .map(key -> key.substring(0, Math.min(key.length(), SHOWN)))
                        .orElse(null);
    }
}
