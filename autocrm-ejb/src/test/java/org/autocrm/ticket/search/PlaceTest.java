package org.autocrm.ticket.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.autocrm.ticket.search.SortKey.Type;
import org.junit.jupiter.api.Test;

class PlaceTest {

    private static final List<Type> TYPES = List.of(Type.TIME, Type.TEXT);
    private static final Place PLACE =
            new Place(true, List.of("2026-01-31 09:00:00.123456+00", "Ünsal \"x\".\n"), 4711);

    @Test
    void aCursorLeadsToItsPlace() {
        var cursor = PLACE.in("list");

        assertThat(Place.of(cursor, "list", TYPES)).isEqualTo(PLACE);
        assertThat(cursor.text()).matches("[A-Za-z0-9_.-]+");
    }

    @Test
    void aCursorOfAnotherListIsForeign() {
        assertThatThrownBy(() -> Place.of(PLACE.in("list"), "other list", TYPES))
                .isInstanceOf(ForeignCursor.class);
    }

    @Test
    void aCursorThatWasChangedIsForeign() {
        var text = PLACE.in("list").text();

        for (int i = 0; i < text.length(); i++) {
            var changed = text.substring(0, i) + (text.charAt(i) == 'x' ? 'y' : 'x') + text.substring(i + 1);
            assertThatThrownBy(() -> Place.of(new Cursor(changed), "list", TYPES))
                    .isInstanceOf(ForeignCursor.class);
        }
        assertThatThrownBy(() -> Place.of(new Cursor("nonsense"), "list", TYPES))
                .isInstanceOf(ForeignCursor.class);
    }

    @Test
    void whatTheDatabaseCouldNotReadNeverReachesIt() {
        var forged = new Place(true, List.of("yesterday", "x"), 1).in("list");

        assertThatThrownBy(() -> Place.of(forged, "list", TYPES)).isInstanceOf(ForeignCursor.class);
    }
}
