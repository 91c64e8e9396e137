package dev.whence.fleet.command;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where the facts are. */
final class StoreOption {
    @Option(names = "--store", required = true, paramLabel = "STORE", description = "The folder of the facts.")
    Path store = Path.of("");
}
