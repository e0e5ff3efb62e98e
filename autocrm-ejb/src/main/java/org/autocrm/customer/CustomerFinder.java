package org.autocrm.customer;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds customers by the beginnings of words of their names and addresses, while somebody types. */
@Stateless
@RolesAllowed("agent")
public class CustomerFinder {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final int MOST_WORDS = 8;

    @PersistenceContext
    private EntityManager em;

    /** Customers whose name or address has words that begin like all of these; by name, at most so many. */
    public List<CustomerCard> find(String typed, int most) {
        return wordsIn(typed).map(words -> found(words, most)).orElse(List.of());
    }

    private List<CustomerCard> found(String words, int most) {
        List<?> customers = em.createNativeQuery("""
                        select * from customer where search_name(name, email) @@ to_tsquery('autocrm_simple', ?1)
                        order by name, id
                        """, Customer.class)
                .setParameter(1, words)
                .setMaxResults(most)
                .getResultList();
        return customers.stream()
                .map(customer -> ((Customer) customer).toCard())
                .toList();
    }

    /** What PostgreSQL looks for; empty where there is no word. */
    static Optional<String> wordsIn(String typed) {
        var words = WORD.matcher(typed)
                .results()
                .limit(MOST_WORDS)
                .map(word -> word.group() + ":*")
                .collect(Collectors.joining(" & "));
        return Optional.of(words).filter(found -> !found.isEmpty());
    }
}
