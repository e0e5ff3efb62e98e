package org.autocrm.account;

import java.io.Serializable;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A block of network addresses, such as {@code 192.0.2.0/24} or {@code 2001:db8::/32}. A single address is a block too.
 *
 * @param bits how many bits of the address all of the block have in common
 */
public record AddressBlock(String address, int bits) implements Serializable {

    private static final Pattern LITERAL = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
    private static final Pattern LENGTH = Pattern.compile("\\d{1,3}");

    public AddressBlock {
        var most = bytes(address).orElseThrow(() -> new IllegalArgumentException("no address: " + address)).length
                * Byte.SIZE;
        if (bits < 0 || bits > most) {
            throw new IllegalArgumentException("an address of that kind has " + most + " bits, not " + bits);
        }
    }

    /** The block that a text names, or empty if it names none. */
    public static Optional<AddressBlock> in(String text) {
        var parts = text.strip().split("/", 2);
        var bytes = bytes(parts[0]);
        if (bytes.isEmpty() || parts.length == 2 && !LENGTH.matcher(parts[1]).matches()) {
            return Optional.empty();
        }
        var most = bytes.get().length * Byte.SIZE;
        var bits = parts.length == 2 ? Integer.parseInt(parts[1]) : most;
        return bits > most ? Optional.empty() : Optional.of(new AddressBlock(parts[0], bits));
    }

    /** Whether that address lies in the block. */
    public boolean has(String other) {
        var mine = bytes(address);
        var theirs = bytes(other.replaceAll("%.*", "")); // a zone says which network card, not which address
        if (mine.isEmpty() || theirs.isEmpty() || mine.get().length != theirs.get().length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if (((mine.get()[bit / Byte.SIZE] ^ theirs.get()[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    /** The bytes of an address that is written out; a name is not looked up. */
    private static Optional<byte[]> bytes(String literal) {
        if (!LITERAL.matcher(literal).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(literal).getAddress());
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return address + "/" + bits;
    }
}
