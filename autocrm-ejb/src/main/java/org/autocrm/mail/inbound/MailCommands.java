package org.autocrm.mail.inbound;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.autocrm.ticket.Command;

/**
 * What an agent commands in a mail: the lines at its beginning and at its end that begin with a number sign and a word.
 * What stands behind {@code #note} is said.
 *
 * @param text what is left without them
 */
record MailCommands(List<Command> commands, String text) {

    private static final Pattern COMMAND = Pattern.compile("#\\s?(\\p{L}[\\p{L}-]{0,30})[.,;:]?(?:\\s+(.*))?");
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Zs}\\p{Cf}\\t]+");
    private static final String NOTE = Command.NOTE.word();

    MailCommands {
        commands = List.copyOf(commands);
    }

    static MailCommands in(String text) {
        var lines = new ArrayList<>(
                text.lines().map(line -> UNSEEN.matcher(line).replaceAll(" ")).toList());
        List<Command> first = new ArrayList<>();
        List<Command> last = new ArrayList<>();
        while (!lines.isEmpty() && takes(lines.get(0), first)) {
            lines.remove(0);
        }
        while (!lines.isEmpty() && takes(lines.get(lines.size() - 1), last)) {
            lines.remove(lines.size() - 1);
        }
        for (int i = last.size() - 1; i >= 0; i--) {
            first.add(last.get(i));
        }
        if (first.isEmpty()) {
            return new MailCommands(List.of(), text);
        }
        var noted =
                first.stream().filter(command -> command.word().equals(NOTE)).map(Command::argument);
        return new MailCommands(
                first.stream()
                        .map(command -> command.word().equals(NOTE) ? Command.NOTE : command)
                        .toList(),
                Stream.concat(noted, Stream.of(String.join("\n", lines).strip()))
                        .filter(said -> !said.isEmpty())
                        .collect(Collectors.joining("\n")));
    }

    /** Whether the line may go from an edge of the text: it commands something, or is blank. */
    private static boolean takes(String line, List<Command> commands) {
        var matcher = COMMAND.matcher(line.strip());
        if (matcher.matches()) {
            var argument = matcher.group(2) == null ? "" : matcher.group(2).strip();
            commands.add(new Command(matcher.group(1).toLowerCase(Locale.ROOT), argument));
            return true;
        }
        return line.isBlank();
    }
}
