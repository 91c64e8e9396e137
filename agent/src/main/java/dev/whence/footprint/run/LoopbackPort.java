package dev.whence.footprint.run;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds out whether a port of the loopback address accepts connections. Where the system lists its sockets, as Linux does,
 * that is read: a connection would make the server load what belongs to its first client.
 */
final class LoopbackPort {
    private static final List<Path> TABLES = List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));

    /** The local address and port, the remote ones, and the state: proc(5). */
    private static final Pattern LISTENING =
            Pattern.compile("\\s*\\d+: ([0-9A-F]{8,32}):([0-9A-F]{4}) [0-9A-F]+:0000 0A .*");

    /** 127.0.0.0/8 with its bytes in the order of a little-endian machine, alone or within IPv6; ::1; or any address. */
    private static final Pattern REACHED = Pattern.compile("(0{16}FFFF0000)?[0-9A-F]{6}7F|0{24}01000000|0{8}|0{32}");

    private static final int CONNECT_MILLIS = 200;

    private LoopbackPort() {}

    static boolean accepts(int port) {
        boolean listed = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN && Files.isReadable(TABLES.get(0));
        return listed ? TABLES.stream().anyMatch(table -> lists(table, port)) : connects(port);
    }

    private static boolean lists(Path table, int port) {
        try (Stream<String> lines = Files.lines(table)) {
            return lines.anyMatch(line -> isListening(line, port));
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    /** Whether a line of the system's table says so. */
    static boolean isListening(String line, int port) {
        Matcher socket = LISTENING.matcher(line);
        return socket.matches()
                && Integer.parseInt(socket.group(2), 16) == port
                && REACHED.matcher(socket.group(1)).matches();
    }

    /** By a connection, which is closed at once. */
    static boolean connects(int port) {
        return Stream.of("127.0.0.1", "::1").anyMatch(address -> connects(address, port));
    }

    private static boolean connects(String address, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
