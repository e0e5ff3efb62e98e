package org.autocrm.notification;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a link in a mail switches off for an agent: the mails of a kind, by the relations that had it sent; or the
 * collected mails.
 *
 * @param account by id
 * @param kind null for the collected mails
 */
record OffToken(long account, @Nullable NoticeKind kind, Set<Relation> relations) {

    OffToken {
        relations = Set.copyOf(relations);
    }

    static OffToken collected(long account) {
        return new OffToken(account, null, Set.of());
    }
}
