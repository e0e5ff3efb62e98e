package org.autocrm.ticket.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.autocrm.shared.Tokens;

/**
 * What a {@link Cursor} says.
 *
 * @param forward whether the page comes after it
 * @param keys what the ticket at this place has in the columns of the order, as the database writes it
 * @param id of this ticket
 */
record Place(boolean forward, List<String> keys, long id) {

    private static final int SEAL = 16;
    private static final int LONGEST = 4_000;

    Place {
        keys = List.copyOf(keys);
    }

    /** Sealed with the list that it is of; who changes a letter or takes it to another list is told so. */
    Cursor in(String list) {
        var encoder = Base64.getUrlEncoder().withoutPadding();
        var parts = new ArrayList<>(List.of(forward ? "n" : "p", Long.toString(id)));
        keys.forEach(key -> parts.add(encoder.encodeToString(key.getBytes(UTF_8))));
        var said = String.join(".", parts);
        return new Cursor(said + "." + seal(list, said));
    }

    /**
     * The place that a cursor says.
     *
     * @param types what its keys must look like
     * @throws ForeignCursor if it is not of that list
     */
    static Place of(Cursor cursor, String list, List<SortKey.Type> types) {
        var dot = cursor.text().lastIndexOf('.');
        if (dot < 0
                || cursor.text().length() > LONGEST
                || !cursor.text()
                        .substring(dot + 1)
                        .equals(seal(list, cursor.text().substring(0, dot)))) {
            throw new ForeignCursor();
        }
        var parts = List.of(cursor.text().substring(0, dot).split("\\.", -1));
        try {
            var keys = parts.stream()
                    .skip(2)
                    .map(part -> new String(Base64.getUrlDecoder().decode(part), UTF_8))
                    .toList();
            refuseOthers(keys, types);
            return new Place(parts.get(0).equals("n"), keys, Long.parseLong(parts.get(1)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new ForeignCursor();
        }
    }

    private static void refuseOthers(List<String> keys, List<SortKey.Type> types) {
        if (keys.size() != types.size()
                || !Stream.iterate(0, i -> i < keys.size(), i -> i + 1)
                        .allMatch(i -> types.get(i).shape.matcher(keys.get(i)).matches())) {
            throw new ForeignCursor();
        }
    }

    private static String seal(String list, String said) {
        return Tokens.sha256(list + '\0' + said).substring(0, SEAL);
    }
}
