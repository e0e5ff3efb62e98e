package org.autocrm.audit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.Writer;

/**
 * Writes events to a file, in the order of the feed, batch by batch.
 *
 * <p>An export of all events or of one ticket has whole chains in it: it ends with the last link of each and with what
 * they come to, so that the verifier can tell whether it is complete. Any other export is for reading only.
 */
@Stateless
@RolesAllowed("supervisor")
public class AuditExport {

    @Inject
    private ExportedRows rows;

    /** How the file is written. */
    public enum Format {
        CSV("text/csv;charset=UTF-8;header=present"),
        JSONL("application/jsonl");

        private final String mediaType;

        Format(String mediaType) {
            this.mediaType = mediaType;
        }

        public String mediaType() {
            return mediaType;
        }
    }

    /**
     * Writes what the filter lets through; what is committed after the beginning is not in it.
     *
     * @throws IOException if nobody takes what is written
     */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void write(AuditFilter filter, Format format, Writer to) throws IOException {
        var file = format == Format.CSV ? new CsvFile(to) : new JsonLinesFile(to);
        var end = rows.end();
        file.begin();
        long place = 0;
        for (var batch = rows.events(filter, place, end); !batch.isEmpty(); batch = rows.events(filter, place, end)) {
            for (var entry : batch) {
                file.event(entry);
                place = entry.place() == null ? end : entry.place();
            }
        }
        if (filter.keepsChainsWhole()) {
            writeHeads(filter, end, file);
        }
        to.flush();
    }

    private void writeHeads(AuditFilter filter, long end, ExportFile file) throws IOException {
        var sum = new HeadSum();
        var chain = "";
        for (var batch = rows.heads(filter, chain, end); !batch.isEmpty(); batch = rows.heads(filter, chain, end)) {
            for (var head : batch) {
                file.head(head);
                sum.add(head);
                chain = head.chain();
            }
        }
        file.end(end, sum);
    }
}
