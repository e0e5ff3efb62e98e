package org.autocrm.portal.faces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.autocrm.setting.Settings;

/**
 * What stands around every page: whose help desk this is, and who visits it. Asks no database, so errors have it too.
 */
@Named("frame")
@RequestScoped
public class Frame {

    @Inject
    private Settings settings;

    @Inject
    private Dress dress;

    /** The name of the help desk. */
    public String getBrand() {
        return settings.brand();
    }

    /** The first letter of the name, as a mark. */
    public String getMark() {
        return new String(Character.toChars(settings.brand().codePointAt(0)));
    }

    /** The address that customers may write to instead. */
    public String getSupportAddress() {
        return settings.supportAddress().value();
    }

    /** Whether the visitor has logged in. */
    public boolean isKnown() {
        return FacesContext.getCurrentInstance().getExternalContext().getUserPrincipal() != null;
    }

    /** Whether the visitor may have requests here: agents who log in at this door may not. */
    public boolean isCustomer() {
        return FacesContext.getCurrentInstance().getExternalContext().isUserInRole("customer");
    }

    /** The e-mail address of the visitor who has logged in, or nothing. */
    public String getEmail() {
        var visitor = FacesContext.getCurrentInstance().getExternalContext().getUserPrincipal();
        return visitor == null ? "" : visitor.getName();
    }

    /** The version of the style sheets and scripts, for their addresses. */
    public String getVersion() {
        return dress.version();
    }
}
