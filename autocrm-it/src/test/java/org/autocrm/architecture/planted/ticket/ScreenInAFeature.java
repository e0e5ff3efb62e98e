package org.autocrm.architecture.planted.ticket;

import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.websocket.Session;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** A feature that answers browsers. */
class ScreenInAFeature {

    @Nullable
    FacesContext faces;

    @Nullable
    HttpServletRequest request;

    @Nullable
    Response response;

    @Nullable
    Session session;
}
