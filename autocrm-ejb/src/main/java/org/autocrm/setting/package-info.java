/**
 * How this installation is set up: settings from the environment, the database schema, health.
 *
 * <p>Ask {@link org.autocrm.setting.Settings} for a setting and {@link org.autocrm.setting.Health} for the state of
 * what we stand on. Knows no feature.
 */
@NullMarked
package org.autocrm.setting;

import org.jspecify.annotations.NullMarked;
