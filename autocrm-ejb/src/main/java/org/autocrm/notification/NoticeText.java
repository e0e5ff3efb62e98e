package org.autocrm.notification;

import java.util.Set;

/** What happened, and why an agent hears of it, as a mail says it. */
final class NoticeText {

    private static final int MOST_WORDS = 2_000;

    private NoticeText() {}

    /** One sentence. */
    static String sentence(NoticeKind kind, boolean mine, String actor, String status) {
        var somebody = !actor.isBlank();
        return switch (kind) {
            case OPENED -> somebody ? "A new ticket from " + actor + "." : "There is a new ticket.";
            case ANSWERED -> somebody ? actor + " answered." : "The customer answered.";
            case REPLIED -> somebody ? actor + " replied to the customer." : "The customer got a reply.";
            case NOTED -> somebody ? actor + " left a note." : "There is a new note.";
            case MENTIONED -> somebody ? actor + " mentioned you in a note." : "A note mentions you.";
            case ASSIGNED -> assigned(mine, actor);
            case STATUS_CHANGED ->
                somebody ? actor + " changed the status to " + status + "." : "The status is " + status + " now.";
            case UNDELIVERED -> "An answer did not reach the customer.";
            case AT_RISK -> "A promise to the customer is due soon.";
            case BREACHED -> "A promise to the customer was not kept.";
        };
    }

    private static String assigned(boolean mine, String actor) {
        var somebody = !actor.isBlank();
        if (mine) {
            return somebody ? actor + " gave you this ticket." : "This ticket is yours now.";
        }
        return somebody ? actor + " gave this ticket to a colleague." : "This ticket has an agent now.";
    }

    /** Why a mail was sent. */
    static String why(Set<Relation> relations) {
        if (relations.contains(Relation.MINE)) {
            return "You get this mail because the ticket is yours, or names you.";
        }
        if (relations.contains(Relation.FOLLOWED)) {
            return "You get this mail because you follow the ticket.";
        }
        return relations.contains(Relation.TEAM)
                ? "You get this mail because you chose to hear of your teams' tickets."
                : "You get this mail because you chose to hear of all tickets.";
    }

    /** What becomes of an answer to the mail: what answers a note stays among colleagues. */
    static String answered(NoticeKind kind) {
        return kind == NoticeKind.NOTED || kind == NoticeKind.MENTIONED
                ? "An answer to this mail is kept as a note."
                : "An answer to this mail goes to the customer; one that begins with #note is kept as a note.";
    }

    /** The beginning of what was said, as far as a mail should repeat it. */
    static String beginning(String words) {
        var text = words.strip();
        if (text.length() <= MOST_WORDS) {
            return text;
        }
        var end = text.lastIndexOf(' ', MOST_WORDS);
        var cut = end > MOST_WORDS / 2 ? end : MOST_WORDS;
        return text.substring(0, Character.isHighSurrogate(text.charAt(cut - 1)) ? cut - 1 : cut) + " …";
    }
}
