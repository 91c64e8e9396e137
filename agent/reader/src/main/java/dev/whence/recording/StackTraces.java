package dev.whence.recording;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the stack traces that events name: the topmost frames, as {@code Class.method:line}. */
final class StackTraces {
    static final String STACK = "jdk.types.StackTrace";
    static final String METHOD = "jdk.types.Method";

    private static final String FRAMES = "frames";
    private static final String LINE = "lineNumber";

    private final ConstantPools pools;
    private final SlidingBuffer lookup;
    private final Map<Long, String> methods = new HashMap<>();

    StackTraces(ConstantPools pools, SlidingBuffer lookup) {
        this.pools = pools;
        this.lookup = lookup;
    }

    /** The topmost frames of a stack; none where there is no such stack. */
    List<String> frames(long id, int most) throws IOException {
        Type stack = pools.seek(STACK, id) ? pools.type(STACK) : null;
        List<long[]> found = new ArrayList<>();
        for (Field field : stack == null ? List.<Field>of() : stack.fields()) {
            if (field.name().equals(FRAMES) && field.array() && !field.pooled()) {
                for (int left = lookup.readCount(); left > 0 && found.size() < most; left--) {
                    found.add(frame(field.type()));
                }
                break;
            }
            ValueSkipper.skip(lookup, field);
        }
        List<String> frames = new ArrayList<>();
        for (long[] frame : found) {
            // Behind the last frame's bytes: what a method is called stands elsewhere.
            String method = method(frame[0]);
            if (method != null) {
                frames.add(frame[1] > 0 ? method + ":" + frame[1] : method);
            }
        }
        return List.copyOf(frames);
    }

    /** The number of its method, and its line. */
    private long[] frame(Type type) throws IOException {
        long[] frame = new long[2];
        for (Field field : type.fields()) {
            if (field.pooled() && !field.array() && field.type().name().equals(METHOD)) {
                frame[0] = lookup.readLong();
            } else if (field.name().equals(LINE) && field.type().encoding() == Encoding.INTEGER && !field.array()) {
                // -1 in a native method, which the recorder writes as a number of 32 bits.
                frame[1] = (int) lookup.readLong();
            } else {
                ValueSkipper.skip(lookup, field);
            }
        }
        return frame;
    }

    private @Nullable String method(long id) throws IOException {
        String known = methods.get(id);
        if (known == null && pools.seek(METHOD, id)) {
            Map<String, Object> value = pools.value(METHOD);
            ClassName type = pools.className(ConstantPools.reference(value, "type"));
            String name = pools.symbol(ConstantPools.reference(value, "name"));
            known = (type == null ? "?" : type.name()) + "." + (name == null ? "?" : name);
            pools.count(known, methods);
            methods.put(id, known);
        }
        return known;
    }

    void forget() {
        methods.clear();
    }
}
