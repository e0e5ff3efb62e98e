package org.autocrm.web.admin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.autocrm.account.TeamRef;
import org.autocrm.shared.EmailAddress;
import org.autocrm.sla.SlaAction;
import org.autocrm.sla.SlaAction.MoveTo;
import org.autocrm.sla.SlaAction.NotifyAddress;
import org.autocrm.sla.SlaAction.NotifyAssignee;
import org.autocrm.sla.SlaAction.NotifyTeam;
import org.autocrm.sla.SlaAction.Raise;
import org.autocrm.sla.SlaAction.Unassign;
import org.autocrm.sla.Step;
import org.autocrm.sla.Target;
import org.autocrm.web.faces.Lengths;
import org.autocrm.web.faces.PageTexts;
import org.jspecify.annotations.Nullable;

/**
 * Lengths of time and steps as an administrator types them: {@code 1d 4h 30m}, and a line for each step such as
 * {@code 30m: notify assignee, move Support}.
 */
final class PolicyText {

    private static final Pattern LENGTH = Pattern.compile("(?:(\\d{1,4})d)?(?:(\\d{1,5})h)?(?:(\\d{1,6})m(?:in)?)?");
    private static final int HOUR = 60;
    private static final int DAY = 24 * HOUR;

    private final List<TeamRef> teams;

    PolicyText(List<TeamRef> teams) {
        this.teams = teams;
    }

    /** What was typed makes no sense; the message says what would. */
    static final class NotUnderstood extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotUnderstood(String sentence) {
            super(sentence);
        }
    }

    static String length(int minutes) {
        return Lengths.of(Duration.ofMinutes(minutes));
    }

    /** How many minutes a length is. */
    static int minutes(String text) {
        var match = LENGTH.matcher(text.toLowerCase(Locale.ROOT).replaceAll("\\s", ""));
        if (text.isBlank() || !match.matches()) {
            throw new NotUnderstood(PageTexts.text("policies.noLength", text));
        }
        var minutes = number(match.group(1)) * DAY + number(match.group(2)) * HOUR + number(match.group(3));
        if (minutes > Target.MOST_MINUTES) {
            throw new NotUnderstood(PageTexts.text("policies.tooLong", text));
        }
        return minutes;
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    String of(List<Step> steps) {
        return steps.stream()
                .map(step -> length(step.minutes()) + ": "
                        + step.actions().stream().map(this::of).collect(Collectors.joining(", ")))
                .collect(Collectors.joining("\n"));
    }

    private String of(SlaAction action) {
        if (action instanceof NotifyAssignee) {
            return "notify assignee";
        } else if (action instanceof NotifyTeam) {
            return "notify team";
        } else if (action instanceof NotifyAddress notify) {
            return "notify " + notify.address().value();
        } else if (action instanceof MoveTo move) {
            return "move "
                    + teams.stream()
                            .filter(team -> team.id() == move.team())
                            .map(TeamRef::name)
                            .findFirst()
                            .orElse(Long.toString(move.team()));
        } else if (action instanceof Raise raise) {
            return "raise " + raise.priority();
        }
        return "unassign";
    }

    List<Step> steps(String text) {
        List<Step> steps = new ArrayList<>();
        for (var line : text.split("\\R", -1)) {
            if (!line.isBlank()) {
                var colon = line.indexOf(':');
                if (colon < 0) {
                    throw new NotUnderstood(PageTexts.text("policies.noStep", line.strip()));
                }
                List<SlaAction> actions = new ArrayList<>();
                for (var action : line.substring(colon + 1).split(",", -1)) {
                    if (!action.isBlank()) {
                        actions.add(action(action.strip()));
                    }
                }
                steps.add(new Step(minutes(line.substring(0, colon)), actions));
            }
        }
        return steps;
    }

    private SlaAction action(String text) {
        var words = text.split("\\s+", 2);
        var what = words.length < 2 ? "" : words[1];
        Function<SlaAction, Optional<SlaAction>> is = Optional::of;
        return (switch (words[0].toLowerCase(Locale.ROOT)) {
                    case "notify" ->
                        what.equalsIgnoreCase("assignee")
                                ? is.apply(new NotifyAssignee())
                                : what.equalsIgnoreCase("team")
                                        ? is.apply(new NotifyTeam())
                                        : EmailAddress.in(what).<SlaAction>map(NotifyAddress::new);
                    case "move" ->
                        teams.stream()
                                .filter(team -> team.name().equalsIgnoreCase(what))
                                .<SlaAction>map(team -> new MoveTo(team.id()))
                                .findFirst();
                    case "raise" -> what.isEmpty() ? Optional.<SlaAction>empty() : is.apply(new Raise(what));
                    case "unassign" -> is.apply(new Unassign());
                    default -> Optional.<SlaAction>empty();
                })
                .orElseThrow(() -> new NotUnderstood(PageTexts.text("policies.noAction", text)));
    }
}
