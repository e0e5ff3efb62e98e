import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;

/** Prints the acceptance suite's results as a table, server by suite; fails where a server or a suite is missing. */
public final class Table {

    private static final List<String> SERVERS = List.of("wildfly", "liberty", "payara");

    private record Count(int tests, int bad, int skipped) {
        Count plus(Count other) {
            return new Count(tests + other.tests, bad + other.bad, skipped + other.skipped);
        }

        boolean isGood() {
            return tests > 0 && bad == 0 && skipped == 0;
        }

        String cell() {
            return isGood() ? tests + " ok" : tests + " of which " + bad + " failed, " + skipped + " skipped";
        }
    }

    public static void main(String[] arguments) throws Exception {
        var reports = Path.of(arguments[0]);
        Map<String, Map<String, Count>> suites = new TreeMap<>();
        for (var server : SERVERS) {
            read(reports.resolve(server)).forEach((suite, count) -> suites.computeIfAbsent(
                            suite, name -> new TreeMap<>())
                    .merge(server, count, Count::plus));
        }
        System.out.printf("%n%-24s", "suite");
        SERVERS.forEach(server -> System.out.printf("%-28s", server));
        System.out.println();
        var passed = 0;
        var failed = suites.isEmpty() ? 1 : 0;
        for (var suite : suites.entrySet()) {
            System.out.printf("%-24s", suite.getKey());
            for (var server : SERVERS) {
                var count = suite.getValue().getOrDefault(server, new Count(0, 0, 0));
                System.out.printf("%-28s", count.tests() == 0 ? "MISSING" : count.cell());
                passed += count.tests() - count.bad() - count.skipped();
                failed += count.isGood() ? 0 : Math.max(1, count.bad() + count.skipped());
            }
            System.out.println();
        }
        System.out.printf("%n%d passed, %d failed%n", passed, failed);
        System.exit(failed == 0 ? 0 : 1);
    }

    private static Map<String, Count> read(Path folder) throws Exception {
        Map<String, Count> suites = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return suites;
        }
        try (var files = Files.list(folder)) {
            for (var file : files.filter(name -> name.getFileName().toString().matches("TEST-.*\\.xml")).toList()) {
                var suite = parse(file);
                var name = suite.getAttribute("name").replaceAll(".*\\.", "").replaceAll("\\$.*", "");
                suites.merge(name, count(suite), Count::plus);
            }
        }
        return suites;
    }

    private static Element parse(Path file) throws Exception {
        try (var in = Files.newInputStream(file)) {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in).getDocumentElement();
        } catch (IOException e) {
            throw new IOException("cannot read " + file, e);
        }
    }

    /** By its test cases: the figures of a suite leave out those of nested classes. */
    private static Count count(Element suite) {
        return new Count(
                suite.getElementsByTagName("testcase").getLength(),
                suite.getElementsByTagName("failure").getLength()
                        + suite.getElementsByTagName("error").getLength(),
                suite.getElementsByTagName("skipped").getLength());
    }
}
