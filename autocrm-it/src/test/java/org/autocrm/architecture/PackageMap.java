package org.autocrm.architecture;

import static java.util.stream.Collectors.toCollection;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A table of packages, one on a line, each with the packages it may know; a star stands for every package whose own
 * line has none. Packages below count to the one on the line, unless they have a line of their own.
 *
 * <p>A package without a line is an error, and so is a name without one: no rule can go dead.
 */
record PackageMap(String root, Map<String, Set<String>> allowed) {

    private static final String ALL = "*";

    PackageMap {
        allowed.forEach((row, names) -> names.stream()
                .filter(name -> !name.equals(ALL) && !allowed.containsKey(name))
                .forEach(name -> {
                    throw new IllegalArgumentException("the row of " + row + " names " + name + ", which has no row");
                }));
    }

    static PackageMap of(String root, String table) {
        var rows = new LinkedHashMap<String, Set<String>>();
        table.lines().filter(line -> !line.isBlank()).forEach(line -> {
            var row = line.split(":", 2);
            if (row.length < 2 || rows.put(row[0].strip(), words(row[1])) != null) {
                throw new IllegalArgumentException("not a row of its own: " + line);
            }
        });
        return new PackageMap(root, rows);
    }

    /** The packages that have a row, without those that no class was found in. */
    Set<String> rowsWithout(Iterable<JavaClass> classes) {
        var unused = new TreeSet<>(allowed.keySet());
        classes.forEach(type -> unused.remove(feature(type)));
        return unused;
    }

    ArchCondition<JavaClass> beRespected() {
        return new ArchCondition<>("know only what the package map allows") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!allowed.containsKey(feature(type))) {
                    events.add(
                            SimpleConditionEvent.violated(type, type.getName() + " is in no row of the package map"));
                }
                type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> !isAllowed(dependency))
                        .forEach(dependency ->
                                events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription())));
            }
        };
    }

    private boolean isAllowed(Dependency dependency) {
        if (!isOurs(dependency.getTargetClass())) {
            return true;
        }
        var from = feature(dependency.getOriginClass());
        var to = feature(dependency.getTargetClass());
        var known = allowed.getOrDefault(from, Set.of());
        return from.equals(to) || known.contains(to) || (known.contains(ALL) && isBelowTheTop(to));
    }

    private boolean isBelowTheTop(String feature) {
        return allowed.containsKey(feature)
                && !allowed.getOrDefault(feature, Set.of()).contains(ALL);
    }

    private boolean isOurs(JavaClass type) {
        return type.getPackageName().startsWith(root + ".");
    }

    private String feature(JavaClass type) {
        return isOurs(type) ? row(type.getPackageName().substring(root.length() + 1)) : "";
    }

    /** The nearest package that has a line of its own, else the outermost. */
    private String row(String name) {
        var outer = name.lastIndexOf('.');
        return outer < 0 || allowed.containsKey(name) ? name : row(name.substring(0, outer));
    }

    private static Set<String> words(String text) {
        return Stream.of(text.strip().split(" +"))
                .filter(word -> !word.isEmpty())
                .collect(toCollection(TreeSet::new));
    }
}
