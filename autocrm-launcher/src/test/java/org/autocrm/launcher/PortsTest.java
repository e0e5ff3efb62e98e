package org.autocrm.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void noPortIsHandedOutTwice() {
        assertThat(IntStream.range(0, 200).mapToObj(time -> Ports.free())).doesNotHaveDuplicates();
    }

    @Test
    void aPortIsBusyWhileSomebodyListens() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(Ports.isFree("127.0.0.1", socket.getLocalPort())).isFalse();
        }
    }
}
