package org.autocrm.mail.reading;

/** What the mail program of the author says about a line by the elements that it puts around it. */
enum Sign {
    /** Nothing. */
    NONE,
    /** It is quoted. */
    CITED,
    /** It stands in a block quotation, which may be the history or something that the author quotes. */
    BLOCKQUOTE,
    /** It stands in a block quotation that the author made. */
    OWN_QUOTATION,
    /** It tells whose words follow. */
    ATTRIBUTION,
    /** It belongs to the history, whatever it is. */
    HISTORY,
    /** It belongs to the history, and so does all that follows. */
    HISTORY_BEGINS,
    /** A line is drawn above it; so begins the history, if it looks like a header. */
    UNDER_A_BORDER,
    /** It belongs to the signature. */
    SIGNATURE
}
