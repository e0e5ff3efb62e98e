package org.autocrm.web.ticket;

import jakarta.faces.component.FacesComponent;
import jakarta.faces.component.UIComponentBase;
import jakarta.faces.context.FacesContext;
import java.io.IOException;

/**
 * The tag {@code ac:ticketTable}: one component for all rows of a {@link QueueTable}, because a component and an
 * expression for each cell would cost more than everything else on the page.
 */
@FacesComponent("org.autocrm.TicketTable")
public class TicketTable extends UIComponentBase {

    @Override
    public String getFamily() {
        return "org.autocrm";
    }

    @Override
    public void encodeBegin(FacesContext context) throws IOException {
        if (isRendered() && getAttributes().get("value") instanceof QueueTable table) {
            table.write(context.getResponseWriter());
        }
    }
}
