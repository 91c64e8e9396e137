package dev.whence.fleet.command;

import java.io.File;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Loads this program and DuckDB's driver such that the driver finds its native library as a file, and does not unpack it.
 * Where the library cannot be loaded from there, the driver unpacks it as ever.
 */
final class EngineLoader extends URLClassLoader {
    /** What the driver asks for. */
    private static final String LIBRARY = "duckdb_java";

    private final String resource;
    private final Path library;

    private EngineLoader(URL[] jars, String resource, Path library) {
        super(jars, ClassLoader.getPlatformClassLoader());
        this.resource = resource;
        this.library = library;
    }

    /** The class of a name by such a loader; null where the driver is left to itself. */
    static @Nullable Class<?> load(String name) {
        String resource = EngineLibrary.resource();
        URL found =
                resource == null ? null : EngineLoader.class.getClassLoader().getResource(resource);
        if (found == null) {
            return null;
        }
        try {
            URL own = EngineLoader.class.getProtectionDomain().getCodeSource().getLocation();
            if (own.getPath().endsWith("/")
                    || EngineLoader.class.getClassLoader() != ClassLoader.getSystemClassLoader()
                    || System.getProperty("java.class.path").contains(File.pathSeparator)
                    || !(found.openConnection() instanceof JarURLConnection driver)) {
                return null;
            }
            Path library = EngineLibrary.unpacked(found, EngineLibrary.folder());
            EngineLoader loader = new EngineLoader(new URL[] {own, driver.getJarFileURL()}, resource, library);
            Thread.currentThread().setContextClassLoader(loader);
            return loader.loadClass(name);
        } catch (IOException | ClassNotFoundException | UnsupportedOperationException e) {
            return null;
        }
    }

    @Override
    public @Nullable URL getResource(String name) {
        return name.equals(resource) && isLoaded() ? null : super.getResource(name);
    }

    @Override
    protected @Nullable String findLibrary(String name) {
        return name.equals(LIBRARY) ? library.toString() : null;
    }

    /** Not where files there may not be executed. */
    private boolean isLoaded() {
        try {
            loadClass(EngineLibrary.class.getName())
                    .getDeclaredMethod("load", String.class)
                    .invoke(null, library.toString());
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
