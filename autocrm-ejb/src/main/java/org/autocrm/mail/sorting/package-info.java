/**
 * Of what kind a mail is: written by a person, or one of those that programs make.
 *
 * <p>Ask {@link MailSorter}; it answers with a {@link Sorted}. In here nobody knows tickets, mailboxes or settings: the
 * mail alone is read, a bounded part of it, and what cannot be read says nothing.
 */
@NullMarked
package org.autocrm.mail.sorting;

import org.jspecify.annotations.NullMarked;
