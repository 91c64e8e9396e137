package dev.whence.agent.runtime;

import dev.whence.agent.support.Errors;
import dev.whence.agent.support.EventText;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Methods of the JDK's that say of a loader or a thread what the object's own, which the application may have
 * overridden, would tell: {@code ClassLoader.name} is final, {@code Thread.dumpThreads} is static.
 *
 * <p>Neither is public. A runtime that has no such methods leaves loaders without a name and threads without a stack.
 */
public final class JdkMembers {
    /** JDK 17 makes a class for a method that is called by reflection more often than this. */
    private static final int CALLS_UNTIL_COMPILED = 20;

    private static final StackTraceElement[] UNKNOWN = {};

    private static volatile @Nullable JdkMembers open;
    private static volatile boolean refused;

    private final Method threads;
    private final Method stacks;

    private JdkMembers(Instrumentation instrumentation) throws ReflectiveOperationException {
        ClosedMembers members = new ClosedMembers(instrumentation);
        this.threads = members.open(Thread.class.getDeclaredMethod("getThreads"));
        this.stacks = members.open(Thread.class.getDeclaredMethod("dumpThreads", Thread[].class));
        EventText.readLoaderNames(new LoaderNames(members.open(ClassLoader.class.getDeclaredMethod("name"))));
        for (int i = 0; i < CALLS_UNTIL_COMPILED; i++) {
            EventText.loader(new Named());
        }
    }

    /** Makes ready to call them, once; where that cannot be, names and stacks stay unknown. */
    public static synchronized void open(Instrumentation instrumentation) {
        if (open == null && !refused) {
            try {
                open = new JdkMembers(instrumentation);
            } catch (ReflectiveOperationException | RuntimeException failed) {
                refused = true;
                Errors.add(failed);
            }
        }
    }

    /** The stack of a thread; empty where it has ended, or where only its own method could tell. */
    public static StackTraceElement[] stack(Thread thread, Instrumentation instrumentation) {
        if (thread.getClass().getClassLoader() == null) {
            // Of a virtual one, this is the only way.
            return thread.getStackTrace();
        }
        open(instrumentation);
        JdkMembers members = open;
        return members == null ? UNKNOWN : members.stack(thread);
    }

    /** The threads of this JVM that are no virtual ones. */
    public static Thread[] threads(Instrumentation instrumentation) {
        open(instrumentation);
        JdkMembers members = open;
        try {
            if (members != null) {
                return (Thread[]) members.threads.invoke(null);
            }
        } catch (ReflectiveOperationException | RuntimeException failed) {
            Errors.add(failed);
        }
        return Thread.getAllStackTraces().keySet().toArray(new Thread[0]);
    }

    private StackTraceElement[] stack(Thread thread) {
        try {
            @Nullable Object[] one = (Object[]) stacks.invoke(null, (Object) new Thread[] {thread});
            return one.length > 0 && one[0] instanceof StackTraceElement[] stack ? stack : UNKNOWN;
        } catch (ReflectiveOperationException | RuntimeException failed) {
            Errors.add(failed);
            return UNKNOWN;
        }
    }

    /** No lambda: it would be linked where it is made. */
    private static final class LoaderNames implements Function<ClassLoader, @Nullable String> {
        private final Method name;

        LoaderNames(Method name) {
            this.name = name;
        }

        @Override
        public @Nullable String apply(ClassLoader loader) {
            try {
                return (String) name.invoke(loader);
            } catch (ReflectiveOperationException | RuntimeException unreadable) {
                return null;
            }
        }
    }

    /** A loader that is not the JDK's own. */
    private static final class Named extends ClassLoader {
        Named() {
            super("whence", null);
        }
    }
}
