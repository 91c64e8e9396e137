package dev.whence.it.target;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Scanner;

/** Opens files until so many more can be opened as each line says, and at the end a channel, whose class is needed first then. */
public final class Descriptors {
    private Descriptors() {}

    public static void main(String[] arguments) throws IOException {
        Deque<FileInputStream> open = new ArrayDeque<>();
        System.out.println("up");
        Scanner in = new Scanner(System.in, StandardCharsets.UTF_8);
        for (String line = in.nextLine(); !line.equals("end"); line = in.nextLine()) {
            leave(Integer.parseInt(line), open);
            System.out.println("left " + line);
        }
        leave(50, open);
        try (ServerSocketChannel channel = ServerSocketChannel.open()) {
            System.out.println("channel open " + channel.isOpen());
        }
    }

    private static void leave(int left, Deque<FileInputStream> open) throws IOException {
        try {
            while (true) {
                open.add(new FileInputStream("/dev/null"));
            }
        } catch (IOException full) {
            for (int i = 0; i < left && !open.isEmpty(); i++) {
                open.remove().close();
            }
        }
    }
}
