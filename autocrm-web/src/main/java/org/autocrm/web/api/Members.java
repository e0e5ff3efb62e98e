package org.autocrm.web.api;

import java.util.Map;
import java.util.function.Supplier;
import org.autocrm.shared.NotValid;
import org.autocrm.ticket.ChangeRefused;
import org.autocrm.ticket.search.QuerySyntax;
import org.autocrm.ticket.search.UnknownOrder;
import org.autocrm.web.json.MemberError;
import org.autocrm.web.json.WrongMembers;

/** What the doors of the configuration object to, as wrong members of the body that asked for it. */
final class Members {

    private static final String REFUSED = "refused";

    private static final Map<String, String> NAMES =
            Map.of("byDefault", "isDefault", "largestMegabytes", "largestFileMegabytes", "blocked", "blockedFileTypes");

    private Members() {}

    /** Makes a change; what its door objects to names the member of the body. */
    static <T> T judge(Supplier<T> change) {
        try {
            return change.get();
        } catch (ChangeRefused e) {
            throw new WrongMembers(e.objections().stream()
                    .map(objection -> new MemberError(pointer(objection.property()), REFUSED, objection.reason()))
                    .toList());
        } catch (NotValid e) {
            var place = e.offset() < 0 ? "" : " (character " + (e.offset() + 1) + ")";
            throw new WrongMembers(pointer(e.member()), REFUSED, e.sentence() + place);
        } catch (QuerySyntax e) {
            throw new WrongMembers("/query", "query-syntax", e.sentence() + " (character " + (e.offset() + 1) + ")");
        } catch (UnknownOrder e) {
            throw new WrongMembers("/sort", "unknown", String.valueOf(e.getMessage()));
        }
    }

    private static String pointer(String member) {
        return "/" + NAMES.getOrDefault(member, member);
    }
}
