package org.autocrm.mail.mailbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.autocrm.setting.Chore;
import org.autocrm.setting.Settings;

/** Has administrators told of mailboxes that fail for long. */
@ApplicationScoped
class MailboxAlarm implements Chore {

    @Inject
    private MailboxHealths healths;

    @Inject
    private Settings settings;

    @Override
    public void tidy() {
        healths.raiseAlarms(Duration.ofMinutes(settings.number("mailbox.alarm", 15)));
    }
}
