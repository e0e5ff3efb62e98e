/**
 * What proves that a mail answers one of ours, and who got that one.
 *
 * <p>Door: {@link org.autocrm.mail.proof.MailTokens} signs and checks {@link org.autocrm.mail.proof.MailToken}, which
 * travels in Message-IDs and in addresses for answers.
 */
@NullMarked
package org.autocrm.mail.proof;

import org.jspecify.annotations.NullMarked;
