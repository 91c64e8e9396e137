package dev.whence.agent.runtime;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The class behind an answer. Calls methods of the JDK's own final classes alone. */
final class ImplementationType {
    private ImplementationType() {}

    /** The answer itself: what stands inside an Optional, if it is one, also inside a future that is complete. */
    static @Nullable Object unwrapped(@Nullable Object returned) {
        Object answer = LateAnswer.unwrapped(returned);
        return answer instanceof Optional<?> optional ? optional.orElse(null) : answer;
    }

    /** The implementation's class; null where there is no answer, or none yet. */
    static @Nullable Class<?> orNull(@Nullable Object answer) {
        return answer == null || LateAnswer.isPending(answer) ? null : of(answer);
    }

    /** The implementation's class: the answer if it is a class, the one that it provides, or else its class. */
    static Class<?> of(Object answer) {
        if (answer instanceof Class<?> type) {
            return type;
        }
        Class<?> own = answer.getClass();
        return own.getClassLoader() == null ? ServiceProviders.type(answer, own) : own;
    }
}
