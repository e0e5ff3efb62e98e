package org.autocrm.ticket;

import java.util.Optional;
import org.autocrm.shared.EmailAddress;

/**
 * Who says something.
 *
 * @param account the agent's account; empty for a customer and for the desk itself
 */
public record Author(String name, Optional<EmailAddress> email, Optional<Long> account) {

    /** A customer. */
    public static Author customer(String name, EmailAddress email) {
        return new Author(name, Optional.of(email), Optional.empty());
    }

    /** The desk itself. */
    public static Author desk(String brand) {
        return new Author(brand, Optional.empty(), Optional.empty());
    }
}
