package org.autocrm.architecture.planted.mail.inbound;

import jakarta.ejb.MessageDriven;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** Works in the database itself instead of calling a service. */
@MessageDriven
class ListenerThatWrites {

    @PersistenceContext
    EntityManager em;
}
