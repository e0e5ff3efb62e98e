package org.autocrm.attachment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.autocrm.setting.Chore;

/** Has files removed that waited too long for a message. */
@ApplicationScoped
class OldUploads implements Chore {

    @Inject
    private Uploads uploads;

    @Override
    public void tidy() {
        uploads.sweep();
    }
}
