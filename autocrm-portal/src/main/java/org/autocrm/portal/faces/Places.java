package org.autocrm.portal.faces;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which address shows which page: {@code /requests/10042} is {@code request/request.xhtml} for that number. */
public final class Places {

    private static final String REQUEST = "/request/request.xhtml";
    private static final Pattern REQUEST_ADDRESS = Pattern.compile("/requests/((?:[A-Z][A-Z0-9]{0,7}-?)?\\d{1,18})");

    private static final Map<String, String> PAGES = Map.of(
            "/", "/home.xhtml",
            "/register", "/account/register.xhtml",
            "/forgot", "/account/forgot.xhtml",
            "/password", "/account/password.xhtml",
            "/login", "/account/login.xhtml",
            "/requests", "/request/requests.xhtml",
            "/ask", "/request/ask.xhtml");

    private static final Map<String, String> ADDRESSES =
            PAGES.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));

    private Places() {}

    /** The page behind an address, with its parameter if it has one; empty where no page is. */
    static Optional<String> page(String address) {
        var request = REQUEST_ADDRESS.matcher(address);
        return request.matches()
                ? Optional.of(REQUEST + "?number=" + request.group(1))
                : Optional.ofNullable(PAGES.get(address));
    }

    /** The address of a page; empty for pages that have none, such as those for errors. */
    static Optional<String> address(String page, @Nullable String number) {
        return page.equals(REQUEST)
                ? Optional.ofNullable(number).map(value -> "/requests/" + value)
                : Optional.ofNullable(ADDRESSES.get(page));
    }

    /**
     * Where a visitor goes after the log-in: where they wanted to go, if that is a page of ours that needs one. A link
     * may not lead them elsewhere.
     */
    public static String afterLogIn(@Nullable String wanted) {
        var asked = wanted == null ? "" : wanted.replaceFirst("\\?.*", "");
        return page(asked).filter(page -> page.startsWith("/request/")).isPresent() ? asked : "/requests";
    }
}
