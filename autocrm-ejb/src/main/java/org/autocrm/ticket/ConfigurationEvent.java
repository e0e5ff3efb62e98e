package org.autocrm.ticket;

import java.util.Optional;
import org.autocrm.event.DomainEvent;

/**
 * An administrator changed what tickets can be. {@code from} and {@code to} are one line each: what it was, and what it
 * is; absent where it was not, or is no more.
 */
public sealed interface ConfigurationEvent extends DomainEvent {

    Optional<String> from();

    Optional<String> to();

    /** What was changed: the kind, a space, and the name or key. */
    String object();

    @Override
    default String chain() {
        return object().replaceFirst(" ", ":");
    }

    /** A status was added or changed. */
    record StatusConfigured(String status, Optional<String> from, Optional<String> to) implements ConfigurationEvent {
        @Override
        public String object() {
            return "status " + status;
        }
    }

    /** A priority was added or changed. */
    record PriorityConfigured(String priority, Optional<String> from, Optional<String> to)
            implements ConfigurationEvent {
        @Override
        public String object() {
            return "priority " + priority;
        }
    }

    /** A field was added or changed. */
    record FieldConfigured(String field, Optional<String> from, Optional<String> to) implements ConfigurationEvent {
        @Override
        public String object() {
            return "field " + field;
        }
    }

    /** A tag has another name, or is one with another tag now, or is gone. */
    record TagChanged(String tag, Optional<String> from, Optional<String> to) implements ConfigurationEvent {
        @Override
        public String object() {
            return "tag " + tag;
        }
    }

    /** A setting of the desk has another value. */
    record SettingChanged(String setting, Optional<String> from, Optional<String> to) implements ConfigurationEvent {
        @Override
        public String object() {
            return "setting " + setting;
        }
    }
}
