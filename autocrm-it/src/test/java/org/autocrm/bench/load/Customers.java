package org.autocrm.bench.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Sixty thousand people of three thousand organizations; a few of them write much more than the others. */
final class Customers {

    static final int ORGANIZATIONS = 3_000;
    static final int CUSTOMERS = 60_000;

    record Organization(String name, String domain) {}

    /** @param organization its place in the list, or -1 for a person of their own */
    record Customer(String email, String name, int organization, String language) {

        boolean isAlone() {
            return organization < 0;
        }

        String firstName() {
            return name.split(" ", 2)[0];
        }
    }

    private final List<Organization> organizations = new ArrayList<>();
    private final List<Customer> all = new ArrayList<>();
    private final Zipf writer = new Zipf(CUSTOMERS, 0.6);

    Customers(Vocabulary vocabulary, long seed) {
        var random = new SplittableRandom(seed);
        var kinds = List.of("AG", "Ltd", "SA", "GmbH", "BV", "Srl", "Group", "Clinic", "Logistics", "Foods");
        for (int i = 0; i < ORGANIZATIONS; i++) {
            var place = vocabulary.place(random);
            var name = place + " " + kinds.get(random.nextInt(kinds.size())) + " " + (i + 1);
            organizations.add(new Organization(name, plain(place) + "-" + (i + 1) + ".example"));
        }
        var size = new Zipf(ORGANIZATIONS, 0.5);
        for (int i = 0; i < CUSTOMERS; i++) {
            boolean alone = random.nextInt(10) == 0;
            int organization = alone ? -1 : size.draw(random);
            var name = vocabulary.person(random);
            var domain =
                    alone ? "postbox.example" : organizations.get(organization).domain();
            var language = language(alone ? random.nextInt(100) : organization % 100);
            all.add(new Customer(plain(name) + "." + i + "@" + domain, name, organization, language));
        }
    }

    /** The language at that place of a hundred. */
    private static String language(int place) {
        int upTo = 0;
        for (var share : new TreeMap<>(PhraseBook.SHARES).entrySet()) {
            upTo += share.getValue();
            if (place < upTo) {
                return share.getKey();
            }
        }
        throw new IllegalStateException("the shares of languages are no hundred percent");
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace(' ', '.');
    }

    List<Organization> organizations() {
        return organizations;
    }

    List<Customer> all() {
        return all;
    }

    /** The place in the list of one who writes. */
    int draw(SplittableRandom random) {
        return writer.draw(random);
    }
}
