package guest.bundle;

import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Asks the bundle's own resolver as soon as the framework has started the bundle. */
public final class Activator implements BundleActivator {

    @Override
    public void start(BundleContext context) {
        for (String name : new String[] {"round", "square", "impossible"}) {
            try {
                System.out.println(name + " is " + Shapes.find(name).getClass().getSimpleName());
            } catch (IllegalArgumentException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    @Override
    public void stop(BundleContext context) {
        System.out.println("stopped");
    }
}
