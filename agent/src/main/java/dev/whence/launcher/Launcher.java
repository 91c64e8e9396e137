package dev.whence.launcher;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * What {@code java -jar whence-agent.jar} begins with: opens the operator's part and hands over to its entry.
 *
 * <p>The commands, the report and their libraries lie in two entries of the jar. A JVM with the agent reads the directory
 * of the whole jar at its start, and 900 classes that no target ever loads took 5 to 10 ms of it. One entry is what the
 * frequent commands need: to read the other takes as long as such a command works.
 */
public final class Launcher {
    private static final String FOLDER = "dev/whence/launcher/";
    private static final String FREQUENT_PART = FOLDER + "frequent.jar";
    private static final String OPERATORS_PART = FOLDER + "operator.jar";
    private static final String ENTRY = "dev.whence.command.Start";

    private Launcher() {}

    /** Runs an operator's command, which ends the JVM with its exit code. */
    public static void main(String[] arguments) throws ReflectiveOperationException, IOException {
        InheritedOptions.endRecordings();
        try {
            ClassLoader loader = new NestedJar(thisJar(), Launcher.class, FREQUENT_PART, OPERATORS_PART);
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

    /** Open as long as the command runs. */
    private static ZipFile thisJar() throws IOException {
        URL jar = Launcher.class.getProtectionDomain().getCodeSource().getLocation();
        try {
            return new ZipFile(new File(jar.toURI()));
        } catch (URISyntaxException | IllegalArgumentException noFile) {
            throw new IOException("the jar of the agent cannot be opened: " + jar, noFile);
        }
    }

    private static boolean isMissing(@Nullable Throwable failure) {
        return failure instanceof LinkageError
                || failure instanceof ClassNotFoundException
                || failure != null && failure.getCause() != null && isMissing(failure.getCause());
    }
}
