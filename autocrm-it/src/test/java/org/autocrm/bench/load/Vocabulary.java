package org.autocrm.bench.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/** Names of things, places and people: many, most of them rarely named. The same in all languages, as names are. */
final class Vocabulary {

    private static final List<String> STARTS = List.of(
            "ar", "bel", "cor", "dan", "el", "fal", "gar", "hol", "is", "jun", "kal", "lor", "mar", "nor", "or", "pel",
            "quin", "ros", "sal", "tor", "ul", "ver", "wal", "yar", "zen");
    private static final List<String> MIDDLES =
            List.of("a", "ba", "di", "e", "ga", "i", "ka", "le", "mi", "na", "o", "pa", "ra", "si", "ta", "u", "ve");
    private static final List<String> PRODUCT_ENDS = List.of("do", "lux", "max", "nix", "pro", "ro", "tek", "vox", "x");
    private static final List<String> PLACE_ENDS =
            List.of("burg", "by", "dorf", "field", "grad", "haven", "mont", "stad", "ton", "ville");
    private static final List<String> NAME_ENDS =
            List.of("berg", "dez", "ev", "sen", "son", "ski", "mann", "ini", "ard", "os");

    private final List<String> products = names(3_000, 11, PRODUCT_ENDS);
    private final List<String> places = names(2_000, 12, PLACE_ENDS);
    private final List<String> firstNames = names(600, 13, List.of("a", "an", "e", "ia", "o", "us"));
    private final List<String> lastNames = names(8_000, 14, NAME_ENDS);

    private final Zipf product = new Zipf(products.size(), 1);
    private final Zipf place = new Zipf(places.size(), 1);
    private final Zipf firstName = new Zipf(firstNames.size(), 0.7);
    private final Zipf lastName = new Zipf(lastNames.size(), 0.7);
    private final Zipf code = new Zipf(50_000, 1);

    private static List<String> names(int count, long seed, List<String> ends) {
        var random = new SplittableRandom(seed);
        Set<String> names = new TreeSet<>();
        while (names.size() < count) {
            var name = pick(STARTS, random) + pick(MIDDLES, random);
            if (random.nextBoolean()) {
                name += pick(STARTS, random);
            }
            name += pick(ends, random);
            if (!Planted.isPlanted(name)) {
                names.add(name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
            }
        }
        var shuffled = new ArrayList<>(names);
        for (int i = shuffled.size(); i > 1; i--) {
            shuffled.add(shuffled.remove(random.nextInt(i)));
        }
        return List.copyOf(shuffled);
    }

    private static String pick(List<String> list, SplittableRandom random) {
        return list.get(random.nextInt(list.size()));
    }

    String product(SplittableRandom random) {
        return products.get(product.draw(random)) + " " + (1 + random.nextInt(9)) * 100;
    }

    String place(SplittableRandom random) {
        return places.get(place.draw(random));
    }

    String person(SplittableRandom random) {
        return firstNames.get(firstName.draw(random)) + " " + lastNames.get(lastName.draw(random));
    }

    /** An error code, an order number or the like. */
    String code(SplittableRandom random) {
        int number = code.draw(random);
        return (char) ('A' + number % 26) + "" + (char) ('A' + number / 26 % 26) + "-" + (10_000 + number);
    }
}
