package org.autocrm.ticket;

/**
 * What an agent commands in a line of a mail, such as {@code #assign ann}.
 *
 * @param word what is to be done, in lower case and without the number sign
 * @param argument what stands behind it; empty where nothing does
 */
public record Command(String word, String argument) {

    /** What is said is a note, not an answer. */
    public static final Command NOTE = new Command("note", "");

    @Override
    public String toString() {
        return argument.isEmpty() ? "#" + word : "#" + word + " " + argument;
    }
}
