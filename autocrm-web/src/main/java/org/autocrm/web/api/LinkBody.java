package org.autocrm.web.api;

import java.util.Arrays;
import java.util.Optional;
import org.autocrm.ticket.LinkKind;
import org.autocrm.ticket.LinkView;
import org.autocrm.web.json.JsonText;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Another ticket that a ticket is linked with, and what it is to it, in JSON. */
@Schema(name = "Link")
public record LinkBody(
        @Schema(
                required = true,
                description = "What the other ticket is to this one",
                enumeration = {"parent", "child", "related", "suggested", "duplicate-of", "duplicated-by"},
                examples = "related")
        String kind,

        @Schema(required = true, description = "The number of the other ticket", examples = "10043")
        String ticket,

        @Schema(required = true, examples = "The printer smokes")
        String subject,

        @Schema(
                required = true,
                description = "Whose turn it is there",
                enumeration = {"open", "waiting", "solved", "closed"},
                examples = "open")
        String statusCategory) {

    static LinkBody of(LinkView link) {
        return new LinkBody(
                JsonText.word(link.kind()), link.other().value(), link.subject(), JsonText.word(link.category()));
    }

    /** The kind that a word means; empty if it means none. */
    static Optional<LinkKind> kind(String word) {
        return Arrays.stream(LinkKind.values())
                .filter(kind -> JsonText.word(kind).equals(word))
                .findFirst();
    }
}
