package dev.whence.it.target;

import java.util.Iterator;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.spi.ToolProvider;

/** Loads the providers of a service as often as it is told, and one of the JDK's services; prints which it got. */
public final class Plugins {

    private Plugins() {}

    /** The service. */
    public interface Plugin {}

    /** A service that nobody provides. */
    public interface Absent {}

    public static void main(String[] arguments) {
        for (int i = 0; i < Integer.parseInt(arguments[0]); i++) {
            print(Plugin.class);
        }
        print(Absent.class);
        System.out.println(ToolProvider.findFirst("jar")
                .map(tool -> tool.getClass().getName())
                .orElse("none"));
    }

    private static void print(Class<?> service) {
        Iterator<?> providers = ServiceLoader.load(service).iterator();
        boolean more = true;
        while (more) {
            try {
                more = providers.hasNext();
                if (more) {
                    System.out.println(providers.next().getClass().getName());
                }
            } catch (ServiceConfigurationError e) {
                System.out.println("! " + e.getMessage());
            }
        }
    }
}
