/**
 * Mails as their authors' programs write them: parts, headers, charsets and files, whatever is wrong with them.
 *
 * <p>Begin with {@link MailPart#of}. Everything in here is bounded by counts of parts, levels and bytes, because mail
 * is written by strangers; what goes beyond is {@link TooMuch}, or read in part.
 */
@NullMarked
package org.autocrm.mail.mime;

import org.jspecify.annotations.NullMarked;
