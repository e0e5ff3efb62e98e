package org.autocrm.notification;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.autocrm.account.Teams;
import org.jspecify.annotations.Nullable;

/** Switches mails off by the signed link that each of them has: whoever holds the mail needs no log-in (RFC 8058). */
@Stateless
@PermitAll
public class MailsOff {

    @Inject
    private OffLinks links;

    @Inject
    private KeptChoices choices;

    @Inject
    private Teams teams;

    @Inject
    private Clock clock;

    /**
     * What a link switches off, and for whom.
     *
     * @param agent by name
     * @param kind null for the collected mails
     */
    public record Asked(String agent, @Nullable NoticeKind kind) {}

    /** What the link with that token switches off; empty where it is none of ours, or its agent has left. */
    public Optional<Asked> read(String token) {
        return links.read(token)
                .flatMap(said -> teams.agent(said.account()).map(agent -> new Asked(agent.name(), said.kind())));
    }

    /** Does so; what agents see on the screen stays. Doing it twice is doing it once. */
    public Optional<Asked> switchOff(String token) {
        var asked = read(token);
        if (asked.isPresent()) {
            links.read(token).ifPresent(this::switchOff);
        }
        return asked;
    }

    private void switchOff(OffToken said) {
        choices.take(said.account());
        var before = choices.of(said.account());
        var kind = said.kind();
        if (kind == null) {
            choices.keep(
                    said.account(),
                    new NoticePreferences(before.matrix(), Rhythm.NEVER, before.hour()),
                    clock.instant());
            choices.dropWaiting(said.account(), Optional.empty());
            return;
        }
        var next = before.matrix();
        for (var relation : said.relations()) {
            next = next.with(
                    kind, relation, new Choice(next.choice(kind, relation).screen(), false));
        }
        choices.keep(said.account(), next);
        choices.dropWaiting(said.account(), Optional.of(kind));
    }
}
