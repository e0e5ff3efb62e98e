package org.autocrm.architecture.planted.ticket;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** An entity that anybody may change in any way. */
@Entity
public class OpenEntity {

    @Id
    long id;

    String subject = "";

    void setSubject(String subject) {
        this.subject = subject;
    }
}
