package org.autocrm.architecture.planted.shared;

import com.tngtech.archunit.core.domain.JavaClass;
import org.jspecify.annotations.Nullable;

/** Knows a library that is not in the EAR. */
class SharedWithAVendor {

    @Nullable
    JavaClass vendor;
}
