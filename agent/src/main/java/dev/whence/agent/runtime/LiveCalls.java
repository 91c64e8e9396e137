package dev.whence.agent.runtime;

import dev.whence.agent.support.Switches;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Who listens to the resolutions of a thread while they happen, such as a test. The threads that a thread creates meanwhile
 * inherit its listener.
 */
public final class LiveCalls {
    private static final InheritableThreadLocal<@Nullable Consumer<Map<String, Object>>> LISTENERS =
            new InheritableThreadLocal<>();

    private LiveCalls() {}

    /**
     * Has this thread's resolutions told to a listener from now on.
     *
     * @param listener who listens, or null for nobody
     * @return who listened before, or null
     */
    public static @Nullable Consumer<Map<String, Object>> listen(@Nullable Consumer<Map<String, Object>> listener) {
        Consumer<Map<String, Object>> before = LISTENERS.get();
        if (listener == null) {
            LISTENERS.remove();
        } else {
            LISTENERS.set(listener);
            Switches.listening = true;
        }
        return before;
    }

    /** A resolution of this thread has ended. */
    static void ended(
            String point,
            @Nullable String key,
            String mode,
            String path,
            @Nullable Class<?> implementation,
            @Nullable Throwable failure,
            boolean walked) {
        Consumer<Map<String, Object>> listener = LISTENERS.get();
        if (listener == null) {
            return;
        }
        Map<String, Object> call = new HashMap<>();
        call.put("point", point);
        call.put("key", key == null ? "" : key);
        call.put("mode", mode);
        call.put("path", path);
        call.put("walked", walked);
        if (implementation != null) {
            call.put("implementation", implementation);
        }
        if (failure != null) {
            call.put("failure", failure.getClass());
        }
        listener.accept(call);
    }
}
