package org.autocrm.artemis;

import java.util.concurrent.CountDownLatch;

/**
 * The same broker in a process of its own, for a server that shall use a remote one.
 *
 * <p>Listens on {@code AUTOCRM_BROKER_HOST} and {@code AUTOCRM_BROKER_PORT} (127.0.0.1 and 61616 when they are not
 * set), keeps its journal in {@code AUTOCRM_BROKER_DATA}, and ends with the process.
 */
public final class StandaloneBroker {

    private StandaloneBroker() {}

    public static void main(String[] arguments) throws Exception {
        var settings = Settings.ofThisProcess().withDefault("AUTOCRM_BROKER_DATA", "autocrm-broker");
        var configuration = EmbeddedBroker.read(EmbeddedBroker.ownXml(), settings);
        var port = Integer.parseInt(settings.find("AUTOCRM_BROKER_PORT").orElse("61616"));
        EmbeddedBroker.listenOn(
                configuration, settings.find("AUTOCRM_BROKER_HOST").orElse("127.0.0.1"), port);
        EmbeddedBroker.start(configuration);
        new CountDownLatch(1).await();
    }
}
