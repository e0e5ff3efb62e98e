/**
 * Makes a server ready for AutoCRM, once: {@link org.autocrm.launcher.provision.Provisioning} is run by the build after
 * Maven has unpacked the server, and does nothing while version, configuration and libraries stay the same.
 */
@NullMarked
package org.autocrm.launcher.provision;

import org.jspecify.annotations.NullMarked;
