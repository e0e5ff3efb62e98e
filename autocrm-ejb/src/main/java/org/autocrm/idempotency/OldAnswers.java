package org.autocrm.idempotency;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.autocrm.setting.Chore;

/** Has answers forgotten that nobody will ask for again. */
@ApplicationScoped
class OldAnswers implements Chore {

    @Inject
    private Idempotency idempotency;

    @Override
    public void tidy() {
        idempotency.forgetOld();
    }
}
