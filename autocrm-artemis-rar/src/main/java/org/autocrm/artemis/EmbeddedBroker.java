package org.autocrm.artemis;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.deployers.impl.FileConfigurationParser;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;

/** A broker in this JVM, with the queues and the redelivery of {@code broker.xml}. */
final class EmbeddedBroker {

    private final EmbeddedActiveMQ broker;

    private EmbeddedBroker(EmbeddedActiveMQ broker) {
        this.broker = broker;
    }

    /** The broker.xml inside this archive. */
    static String ownXml() {
        try (var in = EmbeddedBroker.class.getResourceAsStream("broker.xml")) {
            if (in == null) {
                throw new IllegalStateException("broker.xml is missing from the archive");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String xmlOf(String file) {
        try {
            return file.isBlank() ? ownXml() : Files.readString(Path.of(file.strip()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** The configuration that the filled-in text describes. */
    static Configuration read(String xml, Settings settings) throws Exception {
        var text = settings.fillIn(xml);
        return new FileConfigurationParser()
                .parseMainConfig(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Starts it and waits until it takes messages. Loads its parts with the class loader of this archive. */
    static EmbeddedBroker start(Configuration configuration) throws Exception {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(EmbeddedBroker.class.getClassLoader());
        try {
            var broker = new EmbeddedActiveMQ().setConfiguration(configuration);
            broker.start();
            return new EmbeddedBroker(broker);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Adds a door for other processes of this machine. */
    static void listenOn(Configuration configuration, String host, int port) throws Exception {
        configuration.addAcceptorConfiguration("tcp", "tcp://" + host + ":" + port + "?protocols=CORE");
    }

    void stop() throws Exception {
        broker.stop();
    }
}
