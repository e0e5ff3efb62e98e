package org.autocrm.web.admin;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.autocrm.account.AllowedAddresses;
import org.autocrm.account.ApiKeys;
import org.autocrm.account.ApiKeys.KeyRow;
import org.autocrm.account.ApiKeys.NewKey;
import org.autocrm.account.Scope;
import org.autocrm.account.Scopes;
import org.autocrm.shared.Keyset;
import org.autocrm.web.faces.PageTexts;
import org.jspecify.annotations.Nullable;

/** Backs {@code /admin/keys}: the API keys. A new key, or the new secret of one, is shown once. */
@Named
@ViewScoped
public class KeysPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 200;
    private static final Duration GRACE = Duration.ofHours(24);

    @Inject
    private ApiKeys keys;

    @Inject
    private Clock clock;

    private String name = "";
    private List<String> scopes = List.of();
    private @Nullable String lastDay;
    private @Nullable String addresses;
    private boolean needsIfMatch;
    private @Nullable Integer rateLimit;
    private @Nullable String issued;

    public List<KeyRow> getKeys() {
        return keys.list(Keyset.first(SHOWN));
    }

    /** The names of all scopes, to choose from. */
    public List<String> getKnownScopes() {
        return Stream.of(Scope.values()).map(Scope::word).toList();
    }

    /** Makes a key that acts for the administrator who asks. */
    public void issue() {
        try {
            issued = keys.issue(new NewKey(
                            name,
                            null,
                            scopes.isEmpty() ? Scopes.ALL : Scopes.in(String.join(" ", scopes)),
                            addresses == null ? AllowedAddresses.ANY : AllowedAddresses.in(addresses),
                            needsIfMatch,
                            rateLimit,
                            expiry()))
                    .secret();
            name = "";
        } catch (IllegalArgumentException e) {
            Say.complain(PageTexts.text("keys.wrongAddresses"));
        } catch (DateTimeException e) {
            Say.complain(PageTexts.text("keys.wrongDay"));
        }
    }

    /** Gives a key a new secret; the one before stays good for a day. */
    public void rotate(long id) {
        issued = keys.rotate(id, GRACE, OptionalLong.empty()).secret();
    }

    /** Ends a key. */
    public void revoke(long id) {
        keys.revoke(id, OptionalLong.empty());
    }

    /** How it stands with a key: {@code active}, {@code expired} or {@code revoked}. */
    public String state(KeyRow key) {
        if (key.revoked()) {
            return "revoked";
        }
        return key.expiresAt() == null || clock.instant().isBefore(key.expiresAt()) ? "active" : "expired";
    }

    /** The end of the last day on which the key is good, in the server's time zone. */
    private @Nullable Instant expiry() {
        if (lastDay == null || lastDay.isBlank()) {
            return null;
        }
        return LocalDate.parse(lastDay.strip())
                .plusDays(1)
                .atStartOfDay(ZoneId.systemDefault())
                .toInstant();
    }

    public @Nullable String getIssued() {
        return issued;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public List<String> getScopes() {
        return scopes;
    }

    public void setScopes(List<String> scopes) {
        this.scopes = List.copyOf(scopes);
    }

    public @Nullable String getLastDay() {
        return lastDay;
    }

    public void setLastDay(@Nullable String lastDay) {
        this.lastDay = lastDay;
    }

    public @Nullable String getAddresses() {
        return addresses;
    }

    public void setAddresses(@Nullable String addresses) {
        this.addresses = addresses;
    }

    public boolean isNeedsIfMatch() {
        return needsIfMatch;
    }

    public void setNeedsIfMatch(boolean needsIfMatch) {
        this.needsIfMatch = needsIfMatch;
    }

    public @Nullable Integer getRateLimit() {
        return rateLimit;
    }

    public void setRateLimit(@Nullable Integer rateLimit) {
        this.rateLimit = rateLimit;
    }
}
