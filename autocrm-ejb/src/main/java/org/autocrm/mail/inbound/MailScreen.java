package org.autocrm.mail.inbound;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.autocrm.account.Teams;
import org.autocrm.setting.Settings;

/** Keeps out mail that must not become a message. The rules are asked in order; the first objection counts. */
@ApplicationScoped
class MailScreen {

    private final List<Rule> rules = List.of(this::sentByUs, this::automatic);

    @Inject
    private Settings settings;

    @Inject
    private Teams teams;

    /** Why a mail stays out. */
    enum Objection {
        SENT_BY_US("it is our own mail"),
        AUTOMATIC("a program wrote it");

        private final String reason;

        Objection(String reason) {
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }

    Optional<Objection> objectionTo(IncomingMail mail) {
        return rules.stream().flatMap(rule -> rule.objectionTo(mail)).findFirst();
    }

    private Stream<Objection> sentByUs(IncomingMail mail) {
        var ours = mail.from().equals(settings.supportAddress())
                || teams.all().stream().anyMatch(team -> mail.from().equals(team.address()));
        return ours ? Stream.of(Objection.SENT_BY_US) : Stream.empty();
    }

    private Stream<Objection> automatic(IncomingMail mail) {
        return mail.automatic() ? Stream.of(Objection.AUTOMATIC) : Stream.empty();
    }

    private interface Rule {
        Stream<Objection> objectionTo(IncomingMail mail);
    }
}
