package dev.whence.footprint.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoopbackPortTest {
    @ParameterizedTest
    @CsvSource({
        "00000000:1F90 00000000:0000 0A, true",
        "0100007F:1F90 00000000:0000 0A, true",
        "0100000A:1F90 00000000:0000 0A, false",
        "0100007F:1F91 00000000:0000 0A, false",
        "0100007F:1F90 0100007F:C350 01, false",
        "0100007F:1F90 00000000:0000 06, false",
        "00000000000000000000000000000000:1F90 00000000000000000000000000000000:0000 0A, true",
        "00000000000000000000000001000000:1F90 00000000000000000000000000000000:0000 0A, true",
        "0000000000000000FFFF00000100007F:1F90 00000000000000000000000000000000:0000 0A, true",
        "B80D0120000000000000000001000000:1F90 00000000000000000000000000000000:0000 0A, false"
    })
    void linesOfTheSystemsTable(String sockets, boolean expected) {
        String line =
                "   3: " + sockets + " 00000000:00000000 00:00000000 00000000     0        0 2773343 1 0 100 0 0 10 0";

        assertThat(LoopbackPort.isListening(line, 8080)).isEqualTo(expected);
    }

    @Test
    void aPortAcceptsWhileItIsOpen() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
            port = socket.getLocalPort();
            assertThat(LoopbackPort.accepts(port)).isTrue();
            assertThat(LoopbackPort.connects(port)).isTrue();
        }
        assertThat(LoopbackPort.accepts(port)).isFalse();
        assertThat(LoopbackPort.connects(port)).isFalse();
    }
}
