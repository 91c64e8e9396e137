package dev.whence.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;

/**
 * What {@code java -jar whence-agent.jar} begins with: opens the operator's part and hands over to its entry.
 *
 * <p>The commands, the report and their libraries lie in one entry of the jar. A JVM with the agent reads the directory
 * of the whole jar at its start, and 900 classes that no target ever loads took 5 to 10 ms of it.
 */
public final class Launcher {
    private static final String OPERATORS_PART = "operator.jar";
    private static final String ENTRY = "dev.whence.command.Main";

    private Launcher() {}

    /** Runs an operator's command, which ends the JVM with its exit code. */
    public static void main(String[] arguments) throws ReflectiveOperationException, IOException {
        InheritedOptions.endRecordings();
        try (InputStream part = Launcher.class.getResourceAsStream(OPERATORS_PART)) {
            if (part == null) {
                throw new IOException(OPERATORS_PART + " is missing from the jar of the agent");
            }
            ClassLoader loader = new NestedJar(part.readAllBytes(), Launcher.class);
            Class.forName(ENTRY, true, loader).getMethod("main", String[].class).invoke(null, (Object) arguments);
        } catch (InvocationTargetException e) {
            if (isMissing(e.getCause())) {
                System.err.println(
                        "whence: a part of this jar cannot be loaded; if it was replaced meanwhile, start the"
                                + " command again");
                System.exit(1);
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e;
        }
    }

    private static boolean isMissing(@Nullable Throwable failure) {
        return failure instanceof LinkageError
                || failure instanceof ClassNotFoundException
                || failure != null && failure.getCause() != null && isMissing(failure.getCause());
    }
}
