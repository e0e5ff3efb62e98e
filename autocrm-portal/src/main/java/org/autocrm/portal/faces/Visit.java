package org.autocrm.portal.faces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The request as page beans need it: what the address says, and where the visitor goes next. */
@RequestScoped
public class Visit {

    /**
     * A parameter of the address or of the form; empty where there is none. Pages keep no state, and whether they have
     * a form may depend on it, so it is read before Faces reads the form.
     */
    public String parameter(String name) {
        return FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestParameterMap()
                .getOrDefault(name, "");
    }

    /** Sends the visitor to an address of the portal. */
    public void goTo(String address) {
        var external = FacesContext.getCurrentInstance().getExternalContext();
        try {
            external.redirect(external.getRequestContextPath() + address);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Shows the page for what is not there. */
    public void isInVain() {
        var faces = FacesContext.getCurrentInstance();
        try {
            faces.getExternalContext().responseSendError(HttpServletResponse.SC_NOT_FOUND, "not here");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        faces.responseComplete();
    }
}
