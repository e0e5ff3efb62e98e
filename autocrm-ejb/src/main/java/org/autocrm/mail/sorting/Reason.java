package org.autocrm.mail.sorting;

/** Why a mail did not reach a recipient, in the words that postmasters use. */
public enum Reason {
    /** There is no such mailbox. */
    USER_UNKNOWN("userunknown", true),
    /** There is no such domain. */
    HOST_UNKNOWN("hostunknown", true),
    /** The mailbox is now elsewhere. */
    HAS_MOVED("hasmoved", true),
    /** The domain takes no mail at all (RFC 7505). */
    NOT_ACCEPT("notaccept", true),
    /** The mailbox is full. */
    MAILBOX_FULL("mailboxfull", false),
    /** The mail is too big for the server. */
    MESG_TOO_BIG("mesgtoobig", false),
    /** The mail is bigger than its recipient may get. */
    EXCEED_LIMIT("exceedlimit", false),
    /** The mailbox is disabled, for now or for good. */
    SUSPEND("suspend", false),
    /** The server looked at the mail, and then would not give it to this recipient. */
    FILTERED("filtered", false),
    /** The address of the sender is refused. */
    REJECTED("rejected", false),
    /** The address of the sending server is refused. */
    BLOCKED("blocked", false),
    /** The sending server or domain is in bad repute. */
    BAD_REPUTATION("badreputation", false),
    /** The sending server has no name, or not the right one, in the reverse DNS. */
    REQUIRE_PTR("requireptr", false),
    /** The mail fails SPF, DKIM or DMARC. */
    AUTH_FAILURE("authfailure", false),
    /** The mail is taken for spam. */
    SPAM_DETECTED("spamdetected", false),
    /** The mail is taken for a virus. */
    VIRUS_DETECTED("virusdetected", false),
    /** The mail is against a rule of the recipient's server. */
    POLICY_VIOLATION("policyviolation", false),
    /** The server does not pass on mail to this domain. */
    NO_RELAYING("norelaying", false),
    /** A log-in or encryption is wanted. */
    SECURITY_ERROR("securityerror", false),
    /** Too many connections or mails in too short a time. */
    TOO_MANY_CONN("toomanyconn", false),
    /** The server tried for too long. */
    EXPIRED("expired", false),
    /** Servers do not find or understand each other on the network. */
    NETWORK_ERROR("networkerror", false),
    /** The recipient's server is out of order. */
    SYSTEM_ERROR("systemerror", false),
    /** The recipient's server has no space. */
    SYSTEM_FULL("systemfull", false),
    /** A program that delivers mail failed. */
    MAILER_ERROR("mailererror", false),
    /** The mail is not well formed. */
    CONTENT_ERROR("contenterror", false),
    /** The servers broke SMTP. */
    SYNTAX_ERROR("syntaxerror", false),
    /** Nothing failed: the recipient complained. */
    FEEDBACK("feedback", false),
    /** No reason is given, or none that is understood. */
    UNDEFINED("undefined", false);

    private final String word;
    private final boolean permanent;

    Reason(String word, boolean permanent) {
        this.word = word;
        this.permanent = permanent;
    }

    /** The word of postmasters, in lower case and one piece, such as {@code userunknown}. */
    public String word() {
        return word;
    }

    /** Whether writing there again makes no sense. */
    public boolean isPermanent() {
        return permanent;
    }
}
