/**
 * A program of its own that tells whether the audit trail is as it was written, from the database or from an export.
 *
 * <p>It computes the canonical form and the hashes by itself, after {@code docs/audit.md}, and shares no code with the
 * application.
 */
@NullMarked
package org.autocrm.verifier;

import org.jspecify.annotations.NullMarked;
