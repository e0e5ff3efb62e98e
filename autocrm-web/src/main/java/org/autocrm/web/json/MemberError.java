package org.autocrm.web.json;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is wrong with a member of a body.
 *
 * @param pointer where it is, as a JSON pointer (RFC 6901); empty for the body as a whole
 * @param code a word that never changes
 * @param message for people
 */
@Schema(description = "What is wrong with a member of the body")
public record MemberError(
        @Schema(description = "A JSON pointer (RFC 6901)", examples = "/customer/email")
        String pointer,

        @Schema(examples = "not-an-address") String code,
        @Schema(examples = "must be an e-mail address") String message) {}
