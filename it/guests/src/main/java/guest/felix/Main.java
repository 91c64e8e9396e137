package guest.felix;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/** Starts the framework with a bundle and a folder of its own; each line of standard input has the bundle started anew. */
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
        Bundle bundle = framework
                .getBundleContext()
                .installBundle(Path.of(arguments[0]).toUri().toString());
        bundle.start();
        System.out.println("= ready");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        while (in.readLine() != null) {
            bundle.stop();
            bundle.start();
            System.out.println("= ready");
        }
        framework.stop();
        framework.waitForStop(0);
    }
}
