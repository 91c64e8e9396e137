package dev.whence.command.jvm;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How much Metaspace a JVM with a limit had left after its last collection. One that runs out of it has just collected.
 *
 * @param left bytes
 * @param most the limit, in bytes
 */
record MetaspaceRoom(long left, long most) {
    /** What the agent, the recorder and what they call need of it, with something to spare: 5.3 MB were measured. */
    static final long TO_LOAD = 6L << 20;

    /** What the JDK needs to answer an operator's first question, with much to spare. */
    static final long TO_ANSWER = 1L << 20;

    private static final Pattern LIMIT = Pattern.compile("-XX:MaxMetaspaceSize=(\\d{1,15})([kKmMgGtT]?)(?=\\s|$)");

    /** That of the JVM that describes itself so; null where it has no limit, or does not say. */
    static @Nullable MetaspaceRoom of(PerfData data) {
        long most = limit(data.text("java.rt.vmArgs"));
        return most == 0 ? null : new MetaspaceRoom(Math.max(0, most - data.number("sun.gc.metaspace.capacity")), most);
    }

    /** The last one that is given counts. */
    private static long limit(String arguments) {
        long most = 0;
        Matcher limit = LIMIT.matcher(arguments);
        while (limit.find()) {
            int power = limit.group(2).isEmpty()
                    ? 0
                    : 1 + "kmgt".indexOf(Character.toLowerCase(limit.group(2).charAt(0)));
            most = Long.parseLong(limit.group(1)) << 10 * power;
        }
        return most;
    }
}
