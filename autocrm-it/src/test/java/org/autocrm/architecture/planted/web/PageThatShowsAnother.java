package org.autocrm.architecture.planted.web;

import org.autocrm.architecture.planted.portal.AnotherPage;
import org.jspecify.annotations.Nullable;

/** Knows the other door. */
class PageThatShowsAnother {

    @Nullable
    AnotherPage other;
}
