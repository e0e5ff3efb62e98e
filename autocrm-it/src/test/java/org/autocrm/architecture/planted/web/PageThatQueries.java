package org.autocrm.architecture.planted.web;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A page that goes to the database. */
class PageThatQueries {

    @PersistenceContext
    EntityManager em;

    @Nullable
    DataSource database;
}
