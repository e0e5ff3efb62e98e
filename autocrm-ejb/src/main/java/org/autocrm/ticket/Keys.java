package org.autocrm.ticket;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/** The names under which queries and the API know what an administrator named. */
final class Keys {

    private static final int LONGEST = 36; // leaves room for a number behind it
    private static final int LONGEST_NAME = 60;

    private Keys() {}

    /** A key made of a name, which nobody else has. */
    static String of(String name, String otherwise, Set<String> taken) {
        var plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^[^a-z]+|-+$", "");
        var base = plain.isEmpty() ? otherwise : plain.substring(0, Math.min(plain.length(), LONGEST));
        var key = base;
        for (int i = 2; taken.contains(key); i++) {
            key = base + "-" + i;
        }
        return key;
    }

    /**
     * A name on one line.
     *
     * @throws ChangeRefused if it is blank, too long, or taken
     */
    static String name(String typed, Set<String> taken) {
        var name = typed.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new ChangeRefused("name", "A name has between 1 and " + LONGEST_NAME + " characters.");
        }
        if (taken.contains(name)) {
            throw new ChangeRefused("name", "There is another one with the name " + name + ".");
        }
        return name;
    }
}
