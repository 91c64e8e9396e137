package guest.felix;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/** Starts the framework with a bundle and a folder of its own, and stops it when standard input ends. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) throws BundleException, InterruptedException, IOException {
        Map<String, String> configuration = new HashMap<>();
        configuration.put(Constants.FRAMEWORK_STORAGE, arguments[1]);
        configuration.put(Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
        for (int i = 2; i < arguments.length; i++) {
            String[] property = arguments[i].split("=", 2);
            configuration.put(property[0], property[1]);
        }
        FrameworkFactory factory = new org.apache.felix.framework.FrameworkFactory();
        Framework framework = factory.newFramework(configuration);
        framework.start();
        framework
                .getBundleContext()
                .installBundle(Path.of(arguments[0]).toUri().toString())
                .start();
        System.out.println("= ready");
        while (System.in.read() >= 0) {
            // Until it ends.
        }
        framework.stop();
        framework.waitForStop(0);
    }
}
