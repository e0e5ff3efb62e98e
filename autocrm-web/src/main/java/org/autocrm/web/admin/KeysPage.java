package org.autocrm.web.admin;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.autocrm.account.ApiKeys;
import org.autocrm.account.ApiKeys.KeyRow;
import org.autocrm.account.Teams;
import org.jspecify.annotations.Nullable;

/** Backs {@code /admin/keys}: the API keys. A new key is shown once. */
@Named
@ViewScoped
public class KeysPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private ApiKeys keys;

    @Inject
    private Teams teams;

    private String name = "";
    private @Nullable String issued;

    public List<KeyRow> getKeys() {
        return keys.all();
    }

    /** Makes a key that acts for the administrator who asks. */
    public void issue() {
        issued = keys.issue(name, teams.me().email());
        name = "";
    }

    /** Ends a key. */
    public void revoke(long id) {
        keys.revoke(id);
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
}
