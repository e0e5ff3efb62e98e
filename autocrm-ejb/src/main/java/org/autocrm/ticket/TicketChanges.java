package org.autocrm.ticket;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.autocrm.shared.EmailAddress;
import org.jspecify.annotations.Nullable;

/**
 * What is to become of the properties of a ticket, all at once or not at all. What is absent stays; an empty value
 * inside means none.
 *
 * @param status the key of a status
 * @param priority the key of a priority
 * @param team by id
 * @param assignee by the id of the account; an agent who is no member of a new team loses the ticket, unless this says
 *     otherwise
 * @param customer by address; a customer who is not known yet comes to be
 * @param language BCP 47
 * @param tags in any spelling
 * @param fields by key; values in any spelling of their type, none to empty the field
 * @param followers by the ids of their accounts
 * @param copies who gets a copy of each reply
 * @param snooze until when it is out of sight; {@link #UNTIL_THE_CUSTOMER_WRITES} for no such time
 */
public record TicketChanges(
        Optional<String> status,
        Optional<String> priority,
        Optional<Optional<Long>> team,
        Optional<Optional<Long>> assignee,
        Optional<String> subject,
        Optional<EmailAddress> customer,
        Optional<Optional<String>> language,
        SetChange<String> tags,
        Map<String, List<String>> fields,
        SetChange<Long> followers,
        SetChange<EmailAddress> copies,
        Optional<Optional<Instant>> snooze) {

    /** A time that does not come. */
    public static final Instant UNTIL_THE_CUSTOMER_WRITES = Instant.parse("9999-12-31T00:00:00Z");

    public TicketChanges {
        fields = Map.copyOf(fields);
    }

    /** Nothing changes, so far. */
    public static Builder begin() {
        return new Builder();
    }

    /** Nothing changes. */
    public static TicketChanges none() {
        return begin().end();
    }

    /** Whether nothing changes. */
    public boolean isNothing() {
        return equals(none());
    }

    /** Says one change after the other. */
    @SuppressWarnings("OptionalUsedAsFieldOrParameterType")
    public static final class Builder {

        private Optional<String> status = Optional.empty();
        private Optional<String> priority = Optional.empty();
        private Optional<Optional<Long>> team = Optional.empty();
        private Optional<Optional<Long>> assignee = Optional.empty();
        private Optional<String> subject = Optional.empty();
        private Optional<EmailAddress> customer = Optional.empty();
        private Optional<Optional<String>> language = Optional.empty();
        private SetChange<String> tags = SetChange.none();
        private final Map<String, List<String>> fields = new LinkedHashMap<>();
        private SetChange<Long> followers = SetChange.none();
        private SetChange<EmailAddress> copies = SetChange.none();
        private Optional<Optional<Instant>> snooze = Optional.empty();

        private Builder() {}

        public Builder status(String key) {
            status = Optional.of(key);
            return this;
        }

        public Builder priority(String key) {
            priority = Optional.of(key);
            return this;
        }

        /** Null for no team. */
        public Builder team(@Nullable Long id) {
            team = Optional.of(Optional.ofNullable(id));
            return this;
        }

        /** Null for nobody. */
        public Builder assignee(@Nullable Long account) {
            assignee = Optional.of(Optional.ofNullable(account));
            return this;
        }

        public Builder subject(String line) {
            subject = Optional.of(line);
            return this;
        }

        public Builder customer(EmailAddress address) {
            customer = Optional.of(address);
            return this;
        }

        /** Null while it is not known. */
        public Builder language(@Nullable String tag) {
            language = Optional.of(Optional.ofNullable(tag));
            return this;
        }

        public Builder tags(SetChange<String> change) {
            tags = change;
            return this;
        }

        /** No values empty the field. */
        public Builder field(String key, List<String> values) {
            fields.put(key, List.copyOf(values));
            return this;
        }

        public Builder followers(SetChange<Long> change) {
            followers = change;
            return this;
        }

        public Builder copies(SetChange<EmailAddress> change) {
            copies = change;
            return this;
        }

        /** Null to wake it. */
        public Builder snooze(@Nullable Instant until) {
            snooze = Optional.of(Optional.ofNullable(until));
            return this;
        }

        public TicketChanges end() {
            return new TicketChanges(
                    status, priority, team, assignee, subject, customer, language, tags, fields, followers, copies,
                    snooze);
        }
    }
}
