package org.autocrm.verifier;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One chain while its links come by, in their order. After its first fault nothing more is said about it. */
final class Chain {

    private byte[] hash = Link.NOTHING;
    private long position;
    private byte[] anchoredHash = Link.NOTHING;
    private long anchoredPosition;
    private @Nullable Link last;
    private @Nullable Fault fault;

    /**
     * The next link.
     *
     * @param anchorPlace links up to this place of the feed are anchored
     */
    void follow(Link link, long anchorPlace) {
        if (fault != null) {
            return;
        }
        if (link.position() > position + 1) {
            fault = Fault.missing(link, position + 1);
        } else if (link.position() <= position && link.position() > 0) {
            fault = Fault.twice(link);
        } else if (link.position() != position + 1 || !Arrays.equals(link.hash(), link.computed(hash))) {
            fault = Fault.changed(link);
        }
        hash = link.hash();
        position = link.position();
        last = link;
        if (link.place() > 0 && link.place() <= anchorPlace) {
            anchoredHash = hash;
            anchoredPosition = position;
        }
    }

    /** There are no more links; this is what was noted of the last one. */
    void endAt(Head head) {
        if (fault != null) {
            return;
        }
        if (head.position() > position) {
            fault = Fault.cut(head, position);
        } else if (last != null && head.position() < position) {
            fault = Fault.beyondTheHead(last);
        } else if (last != null && !Arrays.equals(head.hash(), hash)) {
            fault = Fault.rewritten(last);
        }
    }

    /** There are no more links, and nothing was noted of the last one. */
    void endWithoutHead() {
        if (fault == null && last != null) {
            fault = Fault.beyondTheHead(last);
        }
    }

    Optional<Fault> fault() {
        return Optional.ofNullable(fault);
    }

    void addTo(Anchor.Sum sum, String name) {
        if (anchoredPosition > 0) {
            sum.add(name, anchoredPosition, anchoredHash);
        }
    }
}
