package org.autocrm.account;

import java.io.Serializable;
import org.autocrm.shared.EmailAddress;
import org.jspecify.annotations.Nullable;

/**
 * A team as others see it.
 *
 * @param address mail to this address is the team's work; null where it has none
 */
public record TeamRef(long id, String name, @Nullable EmailAddress address) implements Serializable {}
