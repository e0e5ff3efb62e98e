package org.autocrm.ticket;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.autocrm.attachment.Contents;

/** Files on their way to a message: which may be attached, and where they are kept until then. */
@Stateless
@RolesAllowed({"agent", "customer"})
public class Attachments {

    @Inject
    private Contents contents;

    @Inject
    private Catalog catalog;

    /**
     * Keeps a file for a message that is about to be written. The stream is read to its end, piece by piece, in one
     * transaction: what comes slowly should wait on a disk before.
     *
     * @throws FileNotAllowed if it is too large or of a type that is blocked; nothing is kept
     */
    public FileRef keep(String name, String mediaType, InputStream content) {
        var rules = rules();
        var shown = FileRules.name(name);
        rules.refuse(shown, mediaType, 0);
        try {
            var kept = contents.keep(rules.limit(shown, content));
            return new FileRef(kept.id(), shown, mediaType, kept.size(), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The same stream, for whoever keeps it elsewhere: it fails as soon as it gets too large.
     *
     * @throws FileNotAllowed if the file is of a type that is blocked, and later, while it is read, if it is too large
     */
    public InputStream limited(String name, String mediaType, InputStream content) {
        var rules = rules();
        rules.refuse(FileRules.name(name), mediaType, 0);
        return rules.limit(FileRules.name(name), content);
    }

    /** How large a file may be, in bytes. */
    public long largest() {
        return rules().largest();
    }

    /**
     * Does nothing if all these may be attached.
     *
     * @throws FileNotAllowed if one may not
     */
    public void refuse(List<FileRef> files) {
        var rules = rules();
        files.forEach(file -> rules.refuse(file.name(), file.mediaType(), file.size()));
    }

    private FileRules rules() {
        return new FileRules(catalog.now().settings());
    }
}
