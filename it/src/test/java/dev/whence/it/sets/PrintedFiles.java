package dev.whence.it.sets;

import dev.whence.it.harness.Io;
import dev.whence.it.harness.jars.Shipped;
import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.Children;
import dev.whence.it.harness.jvm.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** What commands print about a JVM or a recording, and what they and it leave in temporary folders: files to look for secrets in. */
final class PrintedFiles {
    private final Children children;
    private final Jdk jdk;
    private final Path out;

    PrintedFiles(Children children, Jdk jdk, Path out) {
        this.children = children;
        this.jdk = jdk;
        this.out = Io.attempt(() -> Files.createDirectories(out));
    }

    /** What a recording comes to, in every form that there is. */
    void reports(Path recording) throws IOException {
        for (String format : List.of("text", "json")) {
            print("report", recording.toString(), "--format", format);
        }
        Path page = out.resolve("page.html");
        print("report", recording.toString(), "--html", page.toString());
        if (!Files.exists(page)) {
            throw new AssertionError("No page " + page);
        }
        for (String format : List.of("text", "json", "csv", "markdown")) {
            print("answers", recording.toString(), "--format", format, "--top", "all");
        }
    }

    /** A command, and what it prints in a file. */
    void print(String... arguments) throws IOException {
        Path tmp = Files.createDirectories(out.resolveSibling("operators-tmp"));
        Child command = children.launch(jdk)
                .vm("-Djava.io.tmpdir=" + tmp)
                .jar(Shipped.agent(), arguments)
                .start()
                .awaitSuccess();
        String name = arguments[0] + Io.names(out).size();
        Files.writeString(out.resolve(name + ".out"), command.out());
        Files.writeString(out.resolve(name + ".err"), command.err());
        copyAll(tmp);
    }

    void copy(Collection<Path> files) throws IOException {
        for (Path file : files) {
            Files.copy(file, out.resolve(file.getFileName()));
        }
    }

    /** Every file of a folder and of those below. */
    void copyAll(Path from) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                Files.copy(each, out.resolve("tmp-" + Io.names(out).size() + "-" + each.getFileName()));
            }
        }
    }

    List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(out)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
