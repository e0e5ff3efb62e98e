package org.autocrm.idempotency;

/**
 * A request that may come twice.
 *
 * @param apiKey the id of the API key that it came with
 * @param name what its sender calls it, the same each time
 * @param content everything that must be the same each time
 */
public record Request(long apiKey, String name, byte[] content) {}
