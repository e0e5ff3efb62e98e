/**
 * What AutoCRM costs with a million tickets: figures to be read and compared, never asserted.
 *
 * <p>{@link Benchmark} runs it; a new figure is one more {@link Scenario} in {@link Scenarios}.
 */
@NullMarked
package org.autocrm.bench;

import org.jspecify.annotations.NullMarked;
