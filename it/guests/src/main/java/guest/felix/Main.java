package guest.felix;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;

/**
 * Starts the framework with a bundle and a folder of its own, and does what its standard input says: {@code again} starts the
 * bundle anew, {@code uninstall} takes it out and answers whether its loader is gone ({@code = collected}) or not ({@code =
 * kept}).
 */
public final class Main {

    private static final int COLLECTIONS = 20;

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
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.equals("uninstall")) {
                System.out.println("= " + uninstall(framework, bundle));
            } else {
                bundle.stop();
                bundle.start();
                System.out.println("= ready");
            }
        }
        framework.stop();
        framework.waitForStop(0);
    }

    private static String uninstall(Framework framework, Bundle bundle) throws BundleException, InterruptedException {
        ReferenceQueue<ClassLoader> gone = new ReferenceQueue<>();
        WeakReference<ClassLoader> loader =
                new WeakReference<>(bundle.adapt(BundleWiring.class).getClassLoader(), gone);
        bundle.uninstall();
        framework.adapt(FrameworkWiring.class).refreshBundles(null);
        for (int i = 0; i < COLLECTIONS && !loader.refersTo(null); i++) {
            System.gc();
            gone.remove(100);
        }
        return loader.refersTo(null) ? "collected" : "kept";
    }
}
