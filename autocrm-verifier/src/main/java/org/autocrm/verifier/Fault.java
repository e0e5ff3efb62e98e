package org.autocrm.verifier;

/**
 * A record that is not as it was written.
 *
 * @param event where in time it lies: the id of the event, or of the one behind what is missing
 * @param sentence which record, and what is wrong with it
 */
record Fault(long event, String sentence) {

    static Fault changed(Link link) {
        return new Fault(link.id(), link.named() + " was changed, inserted or moved");
    }

    static Fault twice(Link link) {
        return new Fault(link.id(), link.named() + " was inserted: there is one at that position already");
    }

    static Fault missing(Link next, long due) {
        return new Fault(
                next.id(), "position " + due + " of " + next.chain() + " was removed: the next is " + next.named());
    }

    static Fault cut(Head head, long last) {
        return new Fault(
                head.event() == 0 ? Long.MAX_VALUE : head.event(),
                "position " + (last + 1) + " of " + head.chain() + " was removed: the chain ends at " + last
                        + " and had " + head.position() + " links");
    }

    static Fault rewritten(Link last) {
        return new Fault(last.id(), last.named() + " was rewritten: the head of the chain says otherwise");
    }

    static Fault beyondTheHead(Link link) {
        return new Fault(link.id(), link.named() + " was inserted: the head of the chain does not know it");
    }

    static Fault ofTheWhole(String sentence) {
        return new Fault(Long.MAX_VALUE, sentence);
    }
}
