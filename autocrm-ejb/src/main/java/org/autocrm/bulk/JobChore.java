package org.autocrm.bulk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.autocrm.setting.Chore;

/** Goes on with jobs that a crash has left and that no queue brings again, and has old ones forgotten. */
@ApplicationScoped
class JobChore implements Chore {

    @Inject
    private JobKeeper keeper;

    @Inject
    private BulkRunner runner;

    @Override
    public void tidy() {
        keeper.resting().forEach(runner::run);
        keeper.forgetOld();
    }
}
