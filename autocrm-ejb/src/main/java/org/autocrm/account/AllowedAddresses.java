package org.autocrm.account;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where a key may be used from; without a block, from anywhere. */
public record AllowedAddresses(List<AddressBlock> blocks) implements Serializable {

    /** No limit. */
    public static final AllowedAddresses ANY = new AllowedAddresses(List.of());

    public AllowedAddresses {
        blocks = List.copyOf(blocks);
    }

    /**
     * The blocks of a text, with spaces between them.
     *
     * @throws IllegalArgumentException if one of them is none: a block that is left out would open the door
     */
    public static AllowedAddresses in(String text) {
        return text.isBlank()
                ? ANY
                : new AllowedAddresses(Stream.of(text.strip().split(" +"))
                        .map(word -> AddressBlock.in(word)
                                .orElseThrow(() -> new IllegalArgumentException("no block of addresses: " + word)))
                        .toList());
    }

    /** Whether a key may be used from that address. */
    public boolean allow(String address) {
        return blocks.isEmpty() || blocks.stream().anyMatch(block -> block.has(address));
    }

    @Override
    public String toString() {
        return blocks.stream().map(AddressBlock::toString).collect(Collectors.joining(" "));
    }
}
