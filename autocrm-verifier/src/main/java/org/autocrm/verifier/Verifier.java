package org.autocrm.verifier;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.autocrm.verifier.ExportTrail.Unreadable;
import org.jspecify.annotations.Nullable;

/** The program: says whether an audit trail is as it was written, and if not, which record is the first that is not. */
public final class Verifier {

    /** Every record is as it was written. */
    public static final int SOUND = 0;

    /** At least one record is not. */
    public static final int NOT_SOUND = 1;

    /** Nothing could be verified. */
    public static final int NOT_VERIFIED = 2;

    private static final String USAGE = """
            Tells whether the audit trail of AutoCRM is as it was written.

              java -jar autocrm-verifier.jar --database jdbc:postgresql://host/autocrm --user autocrm
              java -jar autocrm-verifier.jar --export events.csv

              --database URL   reads the database; the password comes from the environment, AUTOCRM_DB_PASSWORD
              --user NAME      who reads it; the right to select from event and event_chain is enough
              --export FILE    reads an export of all events or of one ticket, as CSV or as JSON lines
              --anchor         prints what all chains come to: keep it where nobody of the help desk can write
              --expect ANCHOR  compares with an anchor of before; finds a chain that was written anew, or is gone

            Exit code: 0 every record is as it was written, 1 one is not, 2 nothing could be verified.""";

    private final PrintStream out;
    private final Map<String, String> environment;

    private Verifier(PrintStream out, Map<String, String> environment) {
        this.out = out;
        this.environment = environment;
    }

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.out, System.getenv()));
    }

    /** Runs the program and returns its exit code. */
    public static int run(List<String> arguments, PrintStream out, Map<String, String> environment) {
        var options = Options.in(arguments);
        if (options.isEmpty()) {
            out.println(USAGE);
            return NOT_VERIFIED;
        }
        try {
            return new Verifier(out, environment).verify(options.get());
        } catch (Unreadable e) {
            out.println("NOT SOUND: the export cannot have been written like this: " + e.getMessage());
            return NOT_SOUND;
        } catch (IOException | SQLException e) {
            out.println("Nothing was verified: " + e.getMessage());
            return NOT_VERIFIED;
        }
    }

    private int verify(Options options) throws IOException, SQLException {
        var findings = options.export() == null
                ? database(options)
                : new ExportTrail(Path.of(options.export())).verify(options.expected());
        compare(findings, options.expected());
        out.printf("%d chains with %d events checked%n", findings.chains(), findings.events());
        if (options.printAnchor()) {
            findings.anchor().ifPresent(anchor -> out.println("anchor " + anchor.text()));
        }
        if (findings.first().isEmpty()) {
            out.println("SOUND: every record is as it was written");
            return SOUND;
        }
        out.println("NOT SOUND: " + findings.first().get().sentence());
        if (findings.faults() > 1) {
            out.printf(
                    "That is the first. %d things are wrong, of each chain the first was counted.%n",
                    findings.faults());
        }
        return NOT_SOUND;
    }

    private Findings database(Options options) throws SQLException {
        var password = environment.getOrDefault("AUTOCRM_DB_PASSWORD", environment.getOrDefault("PGPASSWORD", ""));
        try (var connection = DriverManager.getConnection(options.database(), options.user(), password)) {
            return new DatabaseTrail(connection).verify(options.expected());
        }
    }

    private static void compare(Findings findings, @Nullable Anchor expected) {
        if (expected != null && !findings.anchor().equals(Optional.of(expected))) {
            findings.add(Fault.ofTheWhole("up to place " + expected.place()
                    + " of the feed the chains are not those of the anchor: one was written anew, removed or added"
                    + findings.anchor()
                            .map(found -> " (%d chains with %d events then, %d with %d now)"
                                    .formatted(expected.chains(), expected.events(), found.chains(), found.events()))
                            .orElse("")));
        }
    }

    /** What was asked for. */
    private record Options(
            @Nullable String database,
            String user,
            @Nullable String export,
            boolean printAnchor,
            @Nullable Anchor expected) {

        static Optional<Options> in(List<String> arguments) {
            String database = null;
            String user = "autocrm";
            String export = null;
            var printAnchor = false;
            Anchor expected = null;
            for (int i = 0; i < arguments.size(); i++) {
                var option = arguments.get(i);
                if (option.equals("--anchor")) {
                    printAnchor = true;
                    continue;
                }
                if (++i == arguments.size()) {
                    return Optional.empty();
                }
                var value = arguments.get(i);
                switch (option) {
                    case "--database" -> database = value;
                    case "--user" -> user = value;
                    case "--export" -> export = value;
                    case "--expect" -> {
                        expected = Anchor.in(value).orElse(null);
                        if (expected == null) {
                            return Optional.empty();
                        }
                    }
                    default -> {
                        return Optional.empty();
                    }
                }
            }
            var one = (database == null) != (export == null);
            return one && (export == null || Files.isReadable(Path.of(export)))
                    ? Optional.of(new Options(database, user, export, printAnchor, expected))
                    : Optional.empty();
        }
    }
}
