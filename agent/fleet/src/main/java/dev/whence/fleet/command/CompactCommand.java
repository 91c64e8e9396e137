package dev.whence.fleet.command;

import dev.whence.fleet.spark.SparkIngest;
import dev.whence.fleet.store.FactStore;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Folds batches into one. */
@Command(
        name = "compact",
        mixinStandardHelpOptions = true,
        description = "Folds all batches of a store into one: fewer and larger files. No answer changes.")
final class CompactCommand implements Callable<Integer> {
    @Mixin
    private StoreOption target = new StoreOption();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        int batches = target.onSpark() ? SparkIngest.compact(target.store) : compact();
        spec.commandLine().getOut().println(batches + " batches are one");
        return ExitCode.OK;
    }

    private int compact() throws IOException {
        FactStore.open(target.folder(), false).close();
        try (FactStore store = FactStore.open(target.folder(), true)) {
            return store.compact();
        }
    }
}
