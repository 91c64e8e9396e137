package dev.whence.fleet.command;

import dev.whence.fleet.spark.SparkIngest;
import dev.whence.fleet.store.FactStore;
import dev.whence.fleet.store.Ingest;
import dev.whence.fleet.store.IngestCount;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes recordings into a store. */
@Command(
        name = "ingest",
        mixinStandardHelpOptions = true,
        description = "Takes recordings into a store. What the store knows already is not taken again.",
        footer = {"", "Exit codes: 0 done; 2 bad usage, or something was not a whole recording (a line each on stderr)."
        })
final class IngestCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE|DIR", arity = "1..*", description = "Recordings, or folders: all .jfr files below.")
    private List<String> given = List.of();

    @Mixin
    private StoreOption target = new StoreOption();

    @Option(
            names = "--with-keys",
            description =
                    "Also takes the keys that were resolved: texts of the application, which may be confidential.")
    private boolean withKeys;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        IngestCount done = target.onSpark()
                ? SparkIngest.ingest(
                        given,
                        target.store,
                        withKeys,
                        line -> Main.line(spec.commandLine().getErr(), line))
                : embedded();
        spec.commandLine().getOut().println(done.line());
        return done.damaged() == 0 ? ExitCode.OK : ExitCode.USAGE;
    }

    private IngestCount embedded() throws IOException {
        List<Path> paths = new ArrayList<>();
        for (String path : given) {
            paths.add(StoreOption.local(path));
        }
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw new IOException(path + ": there is no such file or folder");
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        try (FactStore store = FactStore.open(target.folder(), true);
                Progress progress = Progress.isSeen() ? Progress.of(count(paths), out) : Progress.none(out)) {
            return ingest(paths, store, progress);
        }
    }

    private IngestCount ingest(List<Path> paths, FactStore store, Progress progress) throws IOException {
        Consumer<String> complaints = line -> {
            progress.interrupt();
            Main.line(spec.commandLine().getErr(), line);
        };
        try (Ingest ingest = new Ingest(store, withKeys, complaints)) {
            for (Path path : paths) {
                for (Iterator<Path> each = new RecordingWalk(path); each.hasNext(); progress.step()) {
                    ingest.take(each.next());
                }
            }
            ingest.commit();
            return ingest.count();
        }
    }

    private static long count(List<Path> paths) throws IOException {
        long count = 0;
        for (Path path : paths) {
            for (Iterator<Path> each = new RecordingWalk(path); each.hasNext(); each.next()) {
                count++;
            }
        }
        return count;
    }
}
