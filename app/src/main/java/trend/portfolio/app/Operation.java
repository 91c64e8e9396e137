package trend.portfolio.app;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import trend.analysis.Pipeline;
import trend.analysis.PipelineConfig;
import trend.analysis.Returns;

/**
 * The operations of a pipeline as a set of bits, and which of them a class has.
 *
 * <p>A class <em>has</em> an operation if it declares or inherits an implementation other than the contract's default.
 * That is decided once per class and without initialising it.
 */
final class Operation {

    static final int RUN = 1;
    static final int RUN_FULL = 2;

    // The value of a ClassValue lives as long as the class it belongs to. Kept in types of the JDK it leads from there
    // to no loader of ours.
    private static final ClassValue<Integer> OF_CLASS = new ClassValue<>() {
        @Override
        protected Integer computeValue(Class<?> type) {
            return bitIf(type, RUN, "run") | bitIf(type, RUN_FULL, "runFull");
        }
    };

    private Operation() {}

    /** The bit of an operation's name, or 0, which no class has. */
    static int bit(String name) {
        return name.equals("run") ? RUN : name.equals("runFull") ? RUN_FULL : 0;
    }

    /**
     * The bits of all operations that a class has; none if it implements a contract of the same name from another
     * loader.
     *
     * @throws LinkageError if the class names another that cannot be loaded
     */
    static int of(Class<?> type) {
        return OF_CLASS.get(type);
    }

    static boolean has(int operations, int bit) {
        return (operations & bit) != 0;
    }

    private static int bitIf(Class<?> type, int bit, String name) {
        if (!Pipeline.class.isAssignableFrom(type)) {
            return 0;
        }
        try {
            Method method = type.getMethod(name, PipelineConfig.class, Returns.class);
            boolean implemented =
                    method.getDeclaringClass() != Pipeline.class && !Modifier.isAbstract(method.getModifiers());
            return implemented ? bit : 0;
        } catch (NoSuchMethodException impossible) {
            throw new AssertionError(type + " implements " + Pipeline.class, impossible);
        }
    }
}
