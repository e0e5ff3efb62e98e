package org.autocrm.account;

import java.io.Serializable;
import org.autocrm.shared.EmailAddress;

/**
 * An account as others see it.
 *
 * @param available whether an agent is given new work
 */
public record Person(long id, String name, EmailAddress email, Role role, boolean available) implements Serializable {}
