package org.autocrm.routing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.autocrm.setting.Chore;

/** Has the inputs of old decisions forgotten. */
@ApplicationScoped
class DecisionChore implements Chore {

    @Inject
    private OldDecisions decisions;

    @Override
    public void tidy() {
        decisions.forget();
    }
}
