package org.autocrm.verifier;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The records of an export, one after the other. */
interface Records {

    /** The fields of the next record by name, without those that are absent; null after the last one. */
    @Nullable
    Map<String, String> next() throws IOException;
}
