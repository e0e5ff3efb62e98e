package org.autocrm.portal.faces;

import jakarta.faces.application.ViewHandler;
import jakarta.faces.application.ViewHandlerWrapper;
import jakarta.faces.context.FacesContext;

/** Lets forms send themselves to the address of their page, so that the browser never shows another one. */
public class PageLinks extends ViewHandlerWrapper {

    /** Faces hands in the handler that knows everything else. */
    public PageLinks(ViewHandler wrapped) {
        super(wrapped);
    }

    @Override
    public String getActionURL(FacesContext faces, String page) {
        var external = faces.getExternalContext();
        return Places.address(page, external.getRequestParameterMap().get("number"))
                .map(address -> external.getRequestContextPath() + address)
                .orElseGet(() -> super.getActionURL(faces, page));
    }
}
