package org.autocrm.shared;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The address of a client that may stand behind proxies. What a proxy says counts only if it is one that we know. */
public final class ClientAddress {

    private static final Pattern LITERAL = Pattern.compile("[0-9a-fA-F:.]{2,45}");
    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

    private ClientAddress() {}

    /**
     * Walks back along the way of the request for as long as it leads through proxies that are known.
     *
     * @param remote who is at the other end of the connection
     * @param forwarded the headers X-Forwarded-For, in their order
     * @param proxies the known ones: addresses, or blocks of addresses such as 10.0.0.0/8, with commas between them
     */
    public static String of(String remote, List<String> forwarded, String proxies) {
        if (proxies.isBlank() || forwarded.isEmpty()) {
            return remote;
        }
        var way = new ArrayDeque<String>();
        forwarded.stream()
                .flatMap(header -> Stream.of(COMMA.split(header.strip(), 0)))
                .forEach(way::push);
        var client = remote;
        while (!way.isEmpty() && isKnown(client, proxies)) {
            var before = literal(way.pop());
            if (before.isEmpty()) {
                break; // whatever that is, it is no address
            }
            client = before.get().getHostAddress();
        }
        return client;
    }

    private static boolean isKnown(String address, String proxies) {
        return literal(address)
                .filter(found -> Stream.of(COMMA.split(proxies.strip(), 0)).anyMatch(block -> holds(block, found)))
                .isPresent();
    }

    private static boolean holds(String block, InetAddress address) {
        var slash = block.indexOf('/');
        var first = literal(slash < 0 ? block : block.substring(0, slash))
                .orElseThrow(() -> new IllegalArgumentException("not an address or a block of addresses: " + block));
        var bytes = first.getAddress();
        var others = address.getAddress();
        var bits = slash < 0 ? bytes.length * 8 : Integer.parseInt(block.substring(slash + 1));
        if (bytes.length != others.length) {
            return false;
        }
        for (int bit = 0; bit < Math.min(bits, bytes.length * 8); bit++) {
            var mask = 0x80 >> bit % 8;
            if ((bytes[bit / 8] & mask) != (others[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    /** Asks no name server: only what is an address is one. */
    private static Optional<InetAddress> literal(String text) {
        if (!LITERAL.matcher(text).matches() || text.chars().noneMatch(c -> c == ':' || c == '.')) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
