package dev.whence.it.target;

import dev.whence.it.probe.Probe;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import trend.analysis.Pipeline;
import trend.portfolio.app.PipelineMode;
import trend.portfolio.app.PipelineProxy;

/**
 * An application that does what its standard input says, a line a command with tabs between the words, and answers each with a
 * line on standard output: {@code = answer}, or {@code ! } and what was thrown. So no test has to wait for a time.
 */
public final class Puppet {

    private final Map<String, VersionLoader> loaders = new HashMap<>();
    private final Map<String, PipelineProxy> proxies = new HashMap<>();

    private Puppet() {}

    public static void main(String[] arguments) throws IOException {
        Puppet puppet = new Puppet();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        System.out.println("= ready");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            System.out.println(puppet.answer(line.split("\t", -1)));
        }
    }

    private String answer(String[] words) {
        try {
            Object answer = obey(words);
            return "= " + (answer == null ? "done" : answer);
        } catch (Throwable e) {
            return "! " + String.valueOf(e).replace('\n', '|');
        }
    }

    private @Nullable Object obey(String[] words) throws Throwable {
        return switch (words[0]) {
            case "loader" -> loader(words[1], words[2], words[3], words[4]);
            case "load" -> name(Class.forName(words[2], false, loader(words[1])));
            case "initialise" -> name(Class.forName(words[2], true, loader(words[1])));
            case "forget" -> Collected.watch(words[1], loaders.remove(words[1]));
            case "collect" -> Collected.await(words[1]);
            case "proxy" -> proxies.put(words[1], new PipelineProxy(mode(words[2]), loader(words[3])));
            case "mode" -> switchTo(words[1], mode(words[2]));
            case "resolve" -> resolve(proxy(words[1]), words[2]);
            case "virtual" -> Virtual.call(() -> resolve(proxy(words[1]), words[2]));
            case "flood" -> Flood.of(proxies, Integer.parseInt(words[1]), Integer.parseInt(words[2]));
            case "torrent" -> Torrent.of(proxies, Integer.parseInt(words[1]), Integer.parseInt(words[2]));
            case "call" -> call(Class.forName(words[2], true, loader(words[1])), words[3], words[4]);
            case "look" -> Base64.getEncoder().encodeToString(Probe.look(Class.forName(words[1])));
            case "remove" -> call(Class.forName("dev.whence.agent.lifecycle.Installation"), "remove");
            case "commit" -> OwnEvent.commitOne(words[1]);
            case "property" -> System.getProperty(words[1]);
            default -> throw new IllegalArgumentException("Unknown command: " + words[0]);
        };
    }

    private @Nullable Object loader(String name, String parent, String hidden, String paths) {
        URL[] urls = Stream.of(paths.split(File.pathSeparator))
                .filter(path -> !path.isEmpty())
                .map(Puppet::url)
                .toArray(URL[]::new);
        List<String> hides =
                Stream.of(hidden.split(",")).filter(prefix -> !prefix.isEmpty()).toList();
        return loaders.put(name, new VersionLoader(name, urls, loader(parent), hides));
    }

    private ClassLoader loader(String name) {
        return switch (name) {
            case "app" -> Puppet.class.getClassLoader();
            case "platform" -> ClassLoader.getPlatformClassLoader();
            default -> Objects.requireNonNull(loaders.get(name), name);
        };
    }

    private PipelineProxy proxy(String name) {
        return Objects.requireNonNull(proxies.get(name), name);
    }

    /** A mode by its name, or, as {@code FLAG}, the one that the environment asks for. */
    private static PipelineMode mode(String name) {
        return name.equals("FLAG") ? PipelineMode.fromEnvironment(System.getenv()) : PipelineMode.valueOf(name);
    }

    private @Nullable Object switchTo(String name, PipelineMode mode) {
        proxy(name).mode(mode);
        return mode;
    }

    private static String resolve(PipelineProxy proxy, String operation) {
        Pipeline answer = proxy.resolve(operation);
        return name(answer.getClass());
    }

    private static @Nullable Object call(Class<?> type, String method, String... arguments) throws Throwable {
        Class<?>[] parameters = new Class<?>[arguments.length];
        Arrays.fill(parameters, String.class);
        Method called = type.getDeclaredMethod(method, parameters);
        called.setAccessible(true);
        try {
            return called.invoke(null, (Object[]) arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    static String name(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return type.getName() + "@" + (loader == null ? "bootstrap" : loader.getName());
    }

    private static URL url(String path) {
        try {
            return Path.of(path).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(path, e);
        }
    }
}
