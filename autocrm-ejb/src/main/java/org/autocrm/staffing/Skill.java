package org.autocrm.staffing;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Something that agents can be good at; languages too.
 *
 * @param key what the API calls it; never changes
 * @param language of a skill that is a language: its ISO 639 code, such as {@code de}; tickets in it prefer who has it
 */
public record Skill(String key, String name, @Nullable String language, long version) implements Serializable {}
