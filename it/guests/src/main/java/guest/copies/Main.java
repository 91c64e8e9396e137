package guest.copies;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.helpers.NOPLogger;

/**
 * Calls a method that only the later version of a library has, and takes an object of another loader's copy for one of its own;
 * counts what fails of it.
 */
public final class Main {
    private static final int CALLS = 7;

    private Main() {}

    /**
     * Runs once, and again for each line that comes until an empty one.
     *
     * @param arguments the jar of a plug-in, which brings its own copy
     */
    public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (URLClassLoader plugin = new URLClassLoader("plugin", urls(arguments), null)) {
            Object theirs = plugin.loadClass(NOPLogger.class.getName())
                    .getField("NOP_LOGGER")
                    .get(null);
            String line;
            do {
                System.out.println("missing " + missing() + ", foreign " + foreign(theirs));
                System.out.println("ready");
                line = in.readLine();
            } while (line != null && !line.isEmpty());
        }
    }

    private static int missing() {
        int missing = 0;
        for (int i = 0; i < CALLS; i++) {
            try {
                event(NOPLogger.NOP_LOGGER);
            } catch (NoSuchMethodError older) {
                missing++;
            }
        }
        return missing;
    }

    private static int foreign(Object theirs) {
        try {
            return ((NOPLogger) theirs).isTraceEnabled() ? 1 : 0;
        } catch (ClassCastException twice) {
            return 1;
        }
    }

    private static void event(Logger logger) {
        logger.atInfo();
    }

    private static URL[] urls(String[] jars) throws MalformedURLException {
        URL[] urls = new URL[jars.length];
        for (int i = 0; i < jars.length; i++) {
            urls[i] = Path.of(jars[i]).toUri().toURL();
        }
        return urls;
    }
}
