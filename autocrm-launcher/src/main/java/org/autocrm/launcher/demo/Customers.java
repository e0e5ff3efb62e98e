package org.autocrm.launcher.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everybody who writes to the demo desk, made of the lists in {@code customers.txt}. */
record Customers(List<Organization> organizations, List<Customer> all) {

    static final int COUNT = 300;
    private static final int OF_EACH_ORGANIZATION = 6;

    /** Where some of the customers work. */
    record Organization(String name, String domain, String language, String trade) {}

    /**
     * Somebody who writes to the desk.
     *
     * @param name in the customer's own script
     * @param signature the name in Latin letters
     * @param talkative how often this customer writes, compared with the others
     */
    record Customer(
            String name,
            String signature,
            String email,
            @Nullable Organization organization,
            String language,
            boolean portal,
            double talkative) {

        String trade() {
            return organization == null ? Trades.PRIVATE : organization.trade();
        }

        String firstName() {
            return signature.substring(0, signature.indexOf(' '));
        }
    }

    Customers {
        organizations = List.copyOf(organizations);
        all = List.copyOf(all);
    }

    static Customers read(Draw draw) {
        return new Maker(draw).make();
    }

    /** The customers with an account for the portal; they are the same for every seed. */
    static List<Customer> withAccount() {
        return read(new Draw(0)).all().stream().filter(Customer::portal).toList();
    }

    private static final class Maker {

        private final Draw draw;
        private final Map<String, List<String[]>> sections = new HashMap<>();
        private final Map<String, Organization> organizations = new LinkedHashMap<>();
        private final List<Customer> customers = new ArrayList<>();
        private final Set<String> emails = new HashSet<>();
        private final Set<String> names = new HashSet<>();

        Maker(Draw draw) {
            this.draw = draw;
            var section = "";
            for (String line : Resources.lines("customers.txt")) {
                if (line.endsWith(":")) {
                    section = line;
                } else if (!line.isBlank()) {
                    sections.computeIfAbsent(section, name -> new ArrayList<>()).add(line.split(" \\| ", -1));
                }
            }
        }

        Customers make() {
            for (String[] row : rows("organizations:")) {
                organizations.put(row[1], new Organization(row[0], row[1], row[2], row[3]));
            }
            for (String[] row : rows("portal:")) {
                add(row[1], row[1], organization(row[0]), true);
            }
            for (String[] row : rows("scripts:")) {
                add(row[1], row[2], organization(row[0]), false);
            }
            for (Organization organization : organizations.values()) {
                var missing = OF_EACH_ORGANIZATION
                        - customers.stream()
                                .filter(customer -> organization.equals(customer.organization()))
                                .count();
                for (int i = 0; i < missing; i++) {
                    var name = name(organization.language());
                    add(name, name, organization, false);
                }
            }
            addPersons();
            return new Customers(List.copyOf(organizations.values()), customers);
        }

        private void addPersons() {
            var mailboxes = rows("mailboxes:");
            for (int i = 0; customers.size() < COUNT; i++) {
                // as many persons as the share of their language: half of them write in English
                var row = i % 2 == 0 ? mailboxes.get(0) : mailboxes.get(1 + i / 2 % (mailboxes.size() - 1));
                var name = name(row[0]);
                var email =
                        Staff.mailName(name) + draw.between(2, 98) + "@" + draw.pick(List.of(row[1].split(", ", -1)));
                emails.add(email);
                customers.add(new Customer(name, name, email, null, row[0], false, talkative()));
            }
        }

        private void add(String name, String signature, Organization organization, boolean portal) {
            var email = Staff.mailName(signature) + "@" + organization.domain();
            if (!emails.add(email)) {
                throw new IllegalArgumentException("two customers with the address " + email);
            }
            names.add(signature);
            customers.add(new Customer(
                    name, signature, email, organization, organization.language(), portal, portal ? 3.5 : talkative()));
        }

        /** Most write now and then, some write often. */
        private double talkative() {
            return draw.chance(0.15) ? 3 : 0.5 + draw.fraction();
        }

        private String name(String language) {
            var row = rows("names:").stream()
                    .filter(names -> names[0].equals(language))
                    .findFirst()
                    .orElseThrow();
            String name;
            do {
                name = draw.pick(List.of(row[1].split(", ", -1))) + " " + draw.pick(List.of(row[2].split(", ", -1)));
            } while (!names.add(name));
            return name;
        }

        private Organization organization(String domain) {
            var organization = organizations.get(domain);
            if (organization == null) {
                throw new IllegalArgumentException("no organization has the domain " + domain);
            }
            return organization;
        }

        private List<String[]> rows(String section) {
            return sections.getOrDefault(section, List.of());
        }
    }
}
