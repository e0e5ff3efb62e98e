package org.autocrm.audit;

import java.io.IOException;
import org.autocrm.audit.ExportedRows.Head;

/** A file of events in some format. */
interface ExportFile {

    void begin() throws IOException;

    void event(AuditEntry entry) throws IOException;

    /** The last link of a chain in the file. */
    void head(Head head) throws IOException;

    /** Nothing is missing up to here: so many events up to that place of the feed, with all heads. */
    void end(long place, HeadSum heads) throws IOException;
}
