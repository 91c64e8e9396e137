package dev.whence.it.target;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * An application with very many classes of one type, and a thread that wakes every millisecond and measures how late it was: what
 * anybody who shares the JVM has to wait. Does what its standard input says, as {@link Puppet} does.
 *
 * <p>Argument: how many classes {@code crowd.C0}, {@code crowd.C1}, … there are on the class path.
 */
public final class Crowd {

    /** What they all are. */
    public interface Member {
        Object find(Object key);
    }

    private static final long TICK_NANOS = 1_000_000;
    private static final AtomicLong LATEST = new AtomicLong();

    private Crowd() {}

    public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < Integer.parseInt(arguments[0]); i++) {
            members.add((Member)
                    Class.forName("crowd.C" + i).getDeclaredConstructor().newInstance());
        }
        Thread clock = new Thread(Crowd::measure, "clock");
        clock.setDaemon(true);
        clock.start();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        System.out.println("= ready");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split("\t");
            System.out.println("= "
                    + switch (words[0]) {
                        case "call" -> members.get(Integer.parseInt(words[1])).find(words[1]);
                        case "all" ->
                            members.stream()
                                    .filter(member -> member.find("key").equals("key"))
                                    .count();
                        case "latest" -> LATEST.getAndSet(0) / 1_000;
                        default -> throw new IllegalArgumentException(line);
                    });
        }
    }

    private static void measure() {
        for (long expected = System.nanoTime(); ; ) {
            expected += TICK_NANOS;
            LockSupport.parkNanos(Math.max(0, expected - System.nanoTime()));
            long now = System.nanoTime();
            long late = now - expected;
            LATEST.accumulateAndGet(late, Math::max);
            expected = Math.max(expected, now - TICK_NANOS);
        }
    }
}
