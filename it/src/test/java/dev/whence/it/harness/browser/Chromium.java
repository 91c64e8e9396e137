package dev.whence.it.harness.browser;

import dev.whence.it.harness.Io;
import dev.whence.it.harness.jars.Shipped;
import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.Children;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Chromium without a window and with a profile of its own, which is gone with it. */
public final class Chromium implements AutoCloseable {

    /** What whoever has another browser, or has it elsewhere, names it by. */
    private static final String NAMED = "whence.chromium";

    private static final List<String> COMMANDS = List.of("chromium", "chromium-browser", "google-chrome");
    private static final String LISTENING = "DevTools listening on ";
    private static final long PATIENCE_SECONDS = 60;

    private final Path profile;
    private final Child process;
    private final DevTools devTools;

    private Chromium(Path program, Children children) {
        profile = Io.attempt(() -> Files.createTempDirectory(Shipped.folder("scratch"), "chromium-"));
        process = children.start(new ProcessBuilder(
                program.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile));
        devTools = DevTools.connect(URI.create(
                process.awaitErr(LISTENING).substring(LISTENING.length()).strip()));
    }

    /** The browser of this machine, or the one that {@code -Dwhence.chromium=FILE} names, which has to be there. */
    public static Optional<Path> find() {
        String named = System.getProperty(NAMED, "");
        if (!named.isBlank()) {
            Path program = Path.of(named.strip());
            if (!isProgram(program)) {
                throw new IllegalStateException(NAMED + " names " + program + ", which is no program");
            }
            return Optional.of(program);
        }
        List<String> folders = List.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator));
        return COMMANDS.stream()
                .flatMap(command -> folders.stream().map(folder -> Path.of(folder, command)))
                .filter(Chromium::isProgram)
                .findFirst();
    }

    public static Chromium start(Path program, Children children) {
        return new Chromium(program, children);
    }

    /** Opens a file in a tab of its own. */
    public BrowserPage open(Path file) {
        return open(file.toUri());
    }

    /** Opens an address in a tab of its own. */
    public BrowserPage open(URI address) {
        String target = devTools.call(null, "Target.createTarget", Map.of("url", "about:blank"))
                .path("targetId")
                .asText();
        String session = devTools.call(null, "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .path("sessionId")
                .asText();
        return BrowserPage.open(devTools, session, address);
    }

    /** Has it end by itself, with its helpers, after which nothing writes to the profile any more. */
    @Override
    public void close() {
        List<ProcessHandle> all = ProcessHandle.of(process.pid()).stream()
                .flatMap(main -> Stream.concat(Stream.of(main), main.descendants()))
                .toList();
        devTools.end();
        CompletableFuture.allOf(all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
        Io.attempt(() -> {
            delete(profile);
            return profile;
        });
    }

    private static boolean isProgram(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
