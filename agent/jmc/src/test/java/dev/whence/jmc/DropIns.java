package dev.whence.jmc;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;

/**
 * The ground that Mission Control's window stands on: Equinox with its extension registry, Mission Control's bundles, and a
 * stand-in for the one bundle of it that is on no repository, the user interface, with its extension point for pages.
 *
 * <p>What runs inside has classes of its own, so it is asked by reflection.
 */
final class DropIns implements AutoCloseable {
    private static final String RULE_PROVIDER = "org.openjdk.jmc.flightrecorder.rules.ruleProvider";
    private static final String PAGES = "org.openjdk.jmc.flightrecorder.ui.datapage";

    private final Path folder;
    private final Framework framework;
    private final Map<String, Bundle> bundles = new TreeMap<>();

    DropIns() throws IOException, BundleException {
        this.folder = Files.createTempDirectory(Shipped.folder("equinox"), "dropins");
        FrameworkFactory factory =
                ServiceLoader.load(FrameworkFactory.class).findFirst().orElseThrow();
        this.framework = factory.newFramework(Map.of(
                Constants.FRAMEWORK_STORAGE,
                folder.resolve("storage").toString(),
                "osgi.instance.area",
                folder.resolve("workspace").toUri().toString()));
        framework.start();
        Shipped.missionControl().forEach(this::install);
        install(Shipped.missionControlsRules());
        install(userInterface());
        start(Shipped.jarOf("org/eclipse/core/runtime/IAdaptable.class"));
        start(Shipped.jarOf("org/eclipse/core/runtime/IExtensionRegistry.class"));
    }

    /** Puts a jar in, and tries to resolve it. */
    Bundle install(Path jar) {
        try {
            Bundle bundle = framework.getBundleContext().installBundle("file:" + jar, Files.newInputStream(jar));
            bundles.put(String.valueOf(bundle.getSymbolicName()), bundle);
            framework.adapt(FrameworkWiring.class).resolveBundles(Set.of(bundle));
            return bundle;
        } catch (BundleException | IOException e) {
            throw new IllegalStateException(jar + " cannot be installed", e);
        }
    }

    /** The names of the bundles that a bundle is wired to. */
    Set<String> wiredTo(Bundle bundle) {
        Set<String> names = new TreeSet<>();
        bundle.adapt(BundleWiring.class)
                .getRequiredWires(null)
                .forEach(wire -> names.add(wire.getProvider().getBundle().getSymbolicName()));
        return names;
    }

    /** The bundles that the registry knows to extend the point for rules. */
    List<String> ruleProviders() {
        List<String> names = new ArrayList<>();
        extensions(RULE_PROVIDER).forEach(element -> names.add(contributor(element)));
        return names;
    }

    /** The pages files that the registry knows of, as bundle and file. */
    List<String> pagesFiles() {
        List<String> files = new ArrayList<>();
        extensions(PAGES).forEach(element -> files.add(contributor(element) + "/" + attribute(element, "file")));
        return files;
    }

    /** The rules that Mission Control's bridge to the registry would load from a bundle: by its class loader. */
    List<Object> rules(Bundle bundle) {
        ClassLoader loader = bundle.adapt(BundleWiring.class).getClassLoader();
        List<Object> rules = new ArrayList<>();
        ServiceLoader.load(in("org.openjdk.jmc.flightrecorder.rules", "IRule"), loader)
                .forEach(rules::add);
        return rules;
    }

    /** Severities by rule, evaluated by the toolkit inside. */
    Map<String, String> evaluate(List<Object> rules, Path recording) throws ReflectiveOperationException {
        Class<?> loader =
                bundle("org.openjdk.jmc.flightrecorder").loadClass("org.openjdk.jmc.flightrecorder.JfrLoaderToolkit");
        Object events = loader.getMethod("loadEvents", File.class).invoke(null, recording.toFile());
        Class<?> toolkit = in("org.openjdk.jmc.flightrecorder.rules.util", "RulesToolkit");
        Method evaluate = List.of(toolkit.getMethods()).stream()
                .filter(method -> method.getName().equals("evaluateParallel"))
                .findFirst()
                .orElseThrow();
        Map<String, String> severities = new TreeMap<>();
        Map<?, ?> results = (Map<?, ?>) evaluate.invoke(null, rules, events, null, 1);
        for (Map.Entry<?, ?> result : results.entrySet()) {
            Object outcome = Io.attempt(() -> ((Future<?>) result.getValue()).get());
            Class<?> type = in("org.openjdk.jmc.flightrecorder.rules", "IResult");
            severities.put(
                    call(in("org.openjdk.jmc.flightrecorder.rules", "IRule"), "getId", result.getKey())
                            .toString(),
                    call(type, "getSeverity", outcome).toString());
        }
        return severities;
    }

    /** A copy of a jar with other headers in its manifest. */
    Path spoilt(Path jar, String name, Consumer<Attributes> headers) throws IOException {
        Path copy = folder.resolve(name);
        try (JarFile in = new JarFile(jar.toFile())) {
            Manifest manifest = new Manifest(in.getManifest());
            headers.accept(manifest.getMainAttributes());
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(copy), manifest)) {
                for (JarEntry entry : in.stream().toList()) {
                    if (!entry.isDirectory() && !entry.getName().equals(JarFile.MANIFEST_NAME)) {
                        out.putNextEntry(new JarEntry(entry.getName()));
                        try (InputStream file = in.getInputStream(entry)) {
                            file.transferTo(out);
                        }
                    }
                }
            }
        }
        return copy;
    }

    @Override
    public void close() throws IOException, BundleException {
        framework.stop();
        Io.attempt(() -> framework.waitForStop(0));
        Files.walkFileTree(folder, new Delete());
    }

    private Bundle bundle(String name) {
        return bundles.get(name);
    }

    private void start(Path jar) throws BundleException {
        install(jar).start();
    }

    /** A bundle that has nothing but the name and the extension point of Mission Control's user interface. */
    private Path userInterface() throws IOException {
        Path jar = folder.resolve("ui.jar");
        Manifest manifest = new Manifest();
        Attributes headers = manifest.getMainAttributes();
        headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.putValue("Bundle-ManifestVersion", "2");
        headers.putValue("Bundle-SymbolicName", "org.openjdk.jmc.flightrecorder.ui;singleton:=true");
        headers.putValue("Bundle-Version", "9.1.2");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest)) {
            out.putNextEntry(new JarEntry("plugin.xml"));
            out.write("""
                    <?xml version="1.0" encoding="UTF-8"?>
                    <?eclipse version="3.2"?>
                    <plugin><extension-point id="datapage" name="Flight Recorder Data Page"/></plugin>
                    """.getBytes(StandardCharsets.UTF_8));
        }
        return jar;
    }

    private List<Object> extensions(String point) {
        try {
            Class<?> factory =
                    bundle("org.eclipse.equinox.registry").loadClass("org.eclipse.core.runtime.RegistryFactory");
            Object registry = factory.getMethod("getRegistry").invoke(null);
            Class<?> type =
                    bundle("org.eclipse.equinox.registry").loadClass("org.eclipse.core.runtime.IExtensionRegistry");
            Object[] elements = (Object[])
                    type.getMethod("getConfigurationElementsFor", String.class).invoke(registry, point);
            return List.of(elements);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private String contributor(Object element) {
        Object contributor = call(registry("IConfigurationElement"), "getContributor", element);
        return call(registry("IContributor"), "getName", contributor).toString();
    }

    private String attribute(Object element, String name) {
        try {
            return (String) registry("IConfigurationElement")
                    .getMethod("getAttribute", String.class)
                    .invoke(element, name);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private Class<?> registry(String name) {
        return load(bundle("org.eclipse.equinox.registry"), "org.eclipse.core.runtime." + name);
    }

    private Class<?> in(String packageName, String name) {
        return load(bundle("org.openjdk.jmc.flightrecorder.rules"), packageName + "." + name);
    }

    private static Class<?> load(Bundle bundle, String name) {
        try {
            return bundle.loadClass(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object call(Class<?> type, String method, Object target) {
        try {
            return type.getMethod(method).invoke(target);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Delete extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
