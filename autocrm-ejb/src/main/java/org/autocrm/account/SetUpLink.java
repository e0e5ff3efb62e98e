package org.autocrm.account;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.autocrm.setting.Settings;

/** Writes the one-time link that makes the first administrator to the log of a start that finds none. */
@Singleton
@Startup
@DependsOn("Migration")
public class SetUpLink {

    private static final Logger LOG = Logger.getLogger(SetUpLink.class.getName());

    @Inject
    private Registration registration;

    @Inject
    private Settings settings;

    @PostConstruct
    void tell() {
        if (!settings.demo() && registration.needsSetUp()) {
            LOG.log(Level.INFO, "AutoCRM set-up: {0}/autocrm/setup?token={1}", new Object[] {
                settings.publicUrl(), registration.linkToSetUp()
            });
        }
    }
}
