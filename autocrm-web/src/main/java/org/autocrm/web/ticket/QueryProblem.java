package org.autocrm.web.ticket;

import org.autocrm.ticket.search.QuerySyntax;

/**
 * Where a query is wrong, and why.
 *
 * @param before the text up to there
 * @param wrong what is wrong; empty where something is missing
 * @param sentence what would be right
 * @param offset the place of the first wrong character
 */
public record QueryProblem(String before, String wrong, String after, String sentence, int offset) {

    /** Points into the text that could not be read. */
    static QueryProblem in(String text, QuerySyntax syntax) {
        var from = Math.min(syntax.offset(), text.length());
        var to = Math.min(from + syntax.length(), text.length());
        return new QueryProblem(
                text.substring(0, from), text.substring(from, to), text.substring(to), syntax.sentence(), from);
    }
}
