package org.autocrm.web.json;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which members a JSON Merge Patch (RFC 7396) has. A record with a component of this type is a patch: what is absent
 * stays as it is, what is null is removed.
 */
public record Given(Set<String> members) {

    /** In one order, so that the same patch is the same text when it comes again, on any node. */
    public Given {
        members = Collections.unmodifiableSet(new TreeSet<>(members));
    }

    /** Whether the patch has the member, be it null. */
    public boolean has(String member) {
        return members.contains(member);
    }

    /** What counts from now on: what the patch says, else what there is. */
    public <T> @Nullable T or(String member, @Nullable T given, @Nullable T present) {
        return has(member) ? given : present;
    }
}
