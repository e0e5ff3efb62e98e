package org.autocrm.web.admin;

import java.io.Serializable;

/**
 * Where a condition is wrong, and why.
 *
 * @param wrong what is wrong; empty where something is missing
 */
public record WrongCondition(String before, String wrong, String after, String sentence) implements Serializable {

    private static final long serialVersionUID = 1L;

    /**
     * Marks a part of a text.
     *
     * @param offset the place of the first wrong character, from 0; negative or behind the text counts as its nearest
     *     end
     * @param length how many are wrong
     */
    static WrongCondition in(String text, int offset, int length, String sentence) {
        var from = Math.max(0, Math.min(offset, text.length()));
        var to = Math.min(from + length, text.length());
        return new WrongCondition(text.substring(0, from), text.substring(from, to), text.substring(to), sentence);
    }
}
