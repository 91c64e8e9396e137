package dev.whence.agent.runtime;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a call returns in place of an answer that comes later, or has come: a stage, or the marker of a suspended function of
 * Kotlin's. Calls methods of exactly {@link CompletableFuture} alone, and never waits: what a subclass or another stage
 * holds only code of the application's could tell.
 */
final class LateAnswer {
    private static final String MARKERS = "kotlin.coroutines.intrinsics.CoroutineSingletons";
    private static final String SUSPENDED = "COROUTINE_SUSPENDED";
    private static final FailureOf FAILURE_OF = new FailureOf();

    private LateAnswer() {}

    /**
     * Executes what can be without a future: to make one would initialise the JVM's common pool, which reads settings that
     * the application may still make.
     */
    static void warmUp() {
        isPending(Thread.State.NEW);
        isPending(FAILURE_OF);
        unwrapped(FAILURE_OF);
        failure(FAILURE_OF);
        FAILURE_OF.apply(null, new IllegalStateException());
    }

    /** The answer that a complete future has; anything else itself. */
    static @Nullable Object unwrapped(@Nullable Object returned) {
        return isPlainFuture(returned)
                        && ((CompletableFuture<?>) returned).isDone()
                        && !((CompletableFuture<?>) returned).isCompletedExceptionally()
                ? ((CompletableFuture<?>) returned).getNow(null)
                : returned;
    }

    /** The failure that a complete future has, or null. */
    static @Nullable Throwable failure(@Nullable Object returned) {
        return isPlainFuture(returned) && ((CompletableFuture<?>) returned).isCompletedExceptionally()
                ? ((CompletableFuture<?>) returned).handle(FAILURE_OF).getNow(null)
                : null;
    }

    /**
     * Whether the answer is not there yet, or cannot be known.
     *
     * @param answer what {@link #unwrapped} gave
     */
    static boolean isPending(Object answer) {
        return answer instanceof Enum<?> constant
                ? constant.name().equals(SUSPENDED)
                        && constant.getClass().getName().equals(MARKERS)
                : answer instanceof CompletionStage;
    }

    private static boolean isPlainFuture(@Nullable Object returned) {
        return returned != null && returned.getClass() == CompletableFuture.class;
    }

    /**
     * Takes the failure of a future that is complete, at once: {@code getNow} would make an exception of it whose message
     * only the application's {@code toString()} can give. No lambda: it would be linked where it is made.
     */
    private static final class FailureOf implements BiFunction<@Nullable Object, @Nullable Throwable, Throwable> {
        @Override
        public @Nullable Throwable apply(@Nullable Object value, @Nullable Throwable failure) {
            // Of a stage that depends on another one, what that one failed with.
            Throwable cause =
                    failure != null && failure.getClass() == CompletionException.class ? failure.getCause() : null;
            return cause == null ? failure : cause;
        }
    }
}
