package guest.tomcat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;

/**
 * Serves the folders of a folder as web applications, on the loopback address. Says {@code = PORT} when it is ready, and then
 * does what its standard input says: {@code stop NAME} takes a web application out, {@code collect NAME} answers whether its
 * loader is gone ({@code = collected}) or not ({@code = kept}).
 */
public final class Main {

    /** Kept here: loggers that nobody keeps forget their level. */
    private static final Logger LOGGER = Logger.getLogger("org.apache");

    /** Warns where a random number takes 100 ms, as on a busy machine it may. */
    private static final Logger SLOWNESS = Logger.getLogger("org.apache.catalina.util.SessionIdGeneratorBase");

    private static final int COLLECTIONS = 20;

    private final Tomcat tomcat = new Tomcat();
    private final ReferenceQueue<ClassLoader> gone = new ReferenceQueue<>();
    private final Map<String, WeakReference<ClassLoader>> stopped = new HashMap<>();

    private Main() {}

    public static void main(String[] arguments) throws IOException, LifecycleException, InterruptedException {
        LOGGER.setLevel(Level.WARNING);
        SLOWNESS.setLevel(Level.SEVERE);
        Main main = new Main();
        int port = main.start(Path.of(arguments[0]), Path.of(arguments[1]));
        System.out.println("= " + port);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            System.out.println("= " + main.answer(line.split(" ")));
        }
        main.tomcat.stop();
        main.tomcat.destroy();
    }

    private int start(Path webapps, Path base) throws LifecycleException {
        tomcat.setBaseDir(base.toString());
        tomcat.setHostname("localhost");
        Connector connector = new Connector();
        connector.setPort(0);
        connector.setProperty("address", "127.0.0.1");
        tomcat.setConnector(connector);
        for (String name : new String[] {"paper", "digital"}) {
            Context context = tomcat.addContext(
                    "/" + name, webapps.resolve(name).toAbsolutePath().toString());
            Tomcat.addServlet(context, "catalogue", "guest.web.CatalogueServlet");
            context.addServletMappingDecoded("/find", "catalogue");
        }
        tomcat.start();
        return connector.getLocalPort();
    }

    private String answer(String[] words) throws LifecycleException, InterruptedException {
        return switch (words[0]) {
            case "stop" -> stop(words[1]);
            case "collect" -> collect(words[1]);
            default -> throw new IllegalArgumentException(words[0]);
        };
    }

    private String stop(String name) throws LifecycleException {
        Context context = (Context) tomcat.getHost().findChild("/" + name);
        stopped.put(name, new WeakReference<>(context.getLoader().getClassLoader(), gone));
        context.stop();
        tomcat.getHost().removeChild(context);
        return "stopped";
    }

    private String collect(String name) throws InterruptedException {
        WeakReference<ClassLoader> loader = stopped.get(name);
        for (int i = 0; i < COLLECTIONS && !loader.refersTo(null); i++) {
            System.gc();
            gone.remove(100);
        }
        return loader.refersTo(null) ? "collected" : "kept";
    }
}
