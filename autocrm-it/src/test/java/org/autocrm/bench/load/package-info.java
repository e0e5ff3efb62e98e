/**
 * A help desk of three years for the benchmark: believable tickets in eight languages, written by COPY.
 *
 * <p>{@link Loader} writes it; {@link Planted} names the words whose frequency is known.
 */
@NullMarked
package org.autocrm.bench.load;

import org.jspecify.annotations.NullMarked;
