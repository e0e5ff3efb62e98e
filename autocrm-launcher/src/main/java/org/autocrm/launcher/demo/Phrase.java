package org.autocrm.launcher.demo;

import java.util.List;

/**
 * What may stand in a slot.
 *
 * @param kept the value drawn first is used in the whole ticket, as an order number is
 * @param group slots with the same group show the same place of their lists, as what was ordered and what came
 */
record Phrase(boolean kept, String group, List<Words> options) {

    Phrase {
        options = List.copyOf(options);
    }
}
