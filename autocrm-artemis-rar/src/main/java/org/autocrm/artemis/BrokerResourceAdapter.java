package org.autocrm.artemis;

import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.ResourceAdapterInternalException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnectorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnectorFactory;
import org.apache.activemq.artemis.ra.ActiveMQResourceAdapter;
import org.jspecify.annotations.Nullable;

/**
 * Artemis' resource adapter with the broker inside, or connected to a remote one when {@code AUTOCRM_BROKER_HOST} names
 * it.
 *
 * <p>A remote broker may be away at the start or later: listeners look for it every two seconds, for ever, and a
 * connection asked for meanwhile fails at once.
 */
public class BrokerResourceAdapter extends ActiveMQResourceAdapter {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = Logger.getLogger(BrokerResourceAdapter.class.getName());

    private String brokerXml = "";
    private String brokerData = "autocrm-broker";
    private transient @Nullable EmbeddedBroker broker;

    public BrokerResourceAdapter() {
        setUseJNDI(true);
        setSetupAttempts(-1);
        setSetupInterval(2000L);
        setReconnectAttempts(-1);
        setInitialConnectAttempts(1);
        setIgnoreJTA(true);
    }

    public String getBrokerXml() {
        return brokerXml;
    }

    /** A file to use instead of the broker.xml inside the archive. */
    public void setBrokerXml(String brokerXml) {
        this.brokerXml = brokerXml;
    }

    public String getBrokerData() {
        return brokerData;
    }

    /** The folder of the journal, unless {@code AUTOCRM_BROKER_DATA} names one. */
    public void setBrokerData(String brokerData) {
        this.brokerData = brokerData;
    }

    @Override
    public void start(BootstrapContext context) throws ResourceAdapterInternalException {
        var settings = Settings.ofThisProcess().withDefault("AUTOCRM_BROKER_DATA", brokerData);
        var host = settings.find("AUTOCRM_BROKER_HOST");
        if (host.isPresent()) {
            connectTo(host.get(), settings.find("AUTOCRM_BROKER_PORT").orElse("61616"));
        } else {
            startBroker(settings);
        }
        super.start(context);
    }

    private void connectTo(String host, String port) {
        setConnectorClassName(NettyConnectorFactory.class.getName());
        setConnectionParameters("host=" + host + ";port=" + port);
        // threads that wait for a broker that is away must not be those that senders need to learn it
        setUseGlobalPools(false);
        setThreadPoolMaxSize(60);
        setScheduledThreadPoolMaxSize(2);
        LOG.info(() -> "using the broker at " + host + ":" + port);
    }

    private void startBroker(Settings settings) throws ResourceAdapterInternalException {
        setConnectorClassName(InVMConnectorFactory.class.getName());
        setConnectionParameters("serverId=0");
        try {
            broker = EmbeddedBroker.start(EmbeddedBroker.read(EmbeddedBroker.xmlOf(brokerXml), settings));
        } catch (Exception e) {
            throw new ResourceAdapterInternalException("the broker inside does not start", e);
        }
    }

    @Override
    public void stop() {
        super.stop();
        if (broker != null) {
            try {
                broker.stop();
            } catch (Exception e) {
                LOG.log(Level.WARNING, "the broker inside did not stop in order", e);
            }
            broker = null;
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
