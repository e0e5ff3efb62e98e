package org.autocrm.account;

import java.io.Serializable;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a key may be used for, within what its owner may do.
 *
 * @param all whether that is everything, also what a later release brings
 */
public record Scopes(boolean all, Set<Scope> scopes) implements Serializable {

    /** Everything that the owner may do. */
    public static final Scopes ALL = new Scopes(true, EnumSet.allOf(Scope.class));

    private static final String EVERYTHING = "*";

    public Scopes {
        scopes = Set.copyOf(scopes);
    }

    /** These and no others. */
    public static Scopes of(Collection<Scope> scopes) {
        return new Scopes(false, Set.copyOf(scopes));
    }

    /** The scopes of a text such as {@code tickets:read tickets:write}; {@code *} is all of them. */
    public static Scopes in(String text) {
        return text.equals(EVERYTHING)
                ? ALL
                : of(Stream.of(text.split(" "))
                        .flatMap(word -> Scope.of(word).stream())
                        .toList());
    }

    /** Whether a key with these scopes may be used for that. */
    public boolean allow(Scope scope) {
        return all || scopes.contains(scope);
    }

    /** The names, in a fixed order; {@code *} alone if it is everything. */
    public List<String> words() {
        return all
                ? List.of(EVERYTHING)
                : scopes.stream().sorted().map(Scope::word).toList();
    }

    @Override
    public String toString() {
        return words().stream().collect(Collectors.joining(" "));
    }
}
