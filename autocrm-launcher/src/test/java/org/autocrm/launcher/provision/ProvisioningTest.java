package org.autocrm.launcher.provision;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProvisioningTest {

    @Test
    void onlyTheServersThatAreNotSkippedAreConfigured() {
        var arguments = new String[] {"wildfly-39.0.1.Final=false", "liberty-26.0.0.3=true", "payara-6.2025.9=false"};

        assertThat(Provisioning.asked(arguments)).containsExactly("wildfly-39.0.1.Final", "payara-6.2025.9");
    }
}
