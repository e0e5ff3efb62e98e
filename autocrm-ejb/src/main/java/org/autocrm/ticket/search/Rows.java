package org.autocrm.ticket.search;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads what a statement found. */
@FunctionalInterface
interface Rows<T> {

    T read(ResultSet rows) throws SQLException;
}
