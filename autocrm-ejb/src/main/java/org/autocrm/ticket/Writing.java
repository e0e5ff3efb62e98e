package org.autocrm.ticket;

import java.util.List;
import java.util.OptionalLong;

/**
 * What an agent writes.
 *
 * @param lastSeen the newest message that the author has seen, where that is known; a newer one stops a reply
 */
public record Writing(Words words, List<FileRef> files, OptionalLong lastSeen) {

    public Writing {
        files = List.copyOf(files);
    }

    /** Words alone, of an author who may have seen anything. */
    public static Writing of(Words words) {
        return new Writing(words, List.of(), OptionalLong.empty());
    }

    /** The same, by an author who has seen all messages up to this one. */
    public Writing seen(long message) {
        return new Writing(words, files, OptionalLong.of(message));
    }

    /** The same with files. */
    public Writing with(List<FileRef> more) {
        return new Writing(words, more, lastSeen);
    }

    /** Whether it says and brings nothing. */
    boolean isEmpty() {
        return words.isEmpty() && files.isEmpty();
    }
}
