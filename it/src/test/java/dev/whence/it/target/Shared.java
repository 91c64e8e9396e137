package dev.whence.it.target;

import java.lang.reflect.Method;
import java.util.Arrays;

/** Asks for the versions before and after it loads the application's own: alone in its jar, since only jars can be archived. */
public final class Shared {

    private static final String NAME = "trend.analysis.TrendPipeline";

    private Shared() {}

    public static void main(String[] arguments) throws ReflectiveOperationException {
        ClassLoader app = ClassLoader.getSystemClassLoader();
        if (System.getProperty("dev.whence.agent") == null) {
            // This run is for the archive alone.
            Class.forName(NAME, false, app);
            return;
        }
        Method versionsOf = Class.forName("dev.whence.PatchDiscovery").getMethod("versionsOf", String.class);
        System.out.println("before " + Arrays.toString((Class<?>[]) versionsOf.invoke(null, NAME)));
        Class<?> own = Class.forName(NAME, false, app);
        Class<?>[] versions = (Class<?>[]) versionsOf.invoke(null, NAME);
        System.out.println("after " + Arrays.toString(versions));
        System.out.println("same " + (versions.length == 1 && versions[0] == own));
    }
}
