package dev.whence.footprint.run;

import dev.whence.footprint.request.FootprintException;
import dev.whence.footprint.request.JavaCommand;
import dev.whence.footprint.request.RunOptions;
import dev.whence.footprint.trace.ClassLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A run of a command without Whence's agent, for what the JVM's own logs say. Its input is empty, and its output goes to
 * files.
 *
 * @param exitCode what it ended with
 * @param classes the classes that it loaded, in their order; none if the JVM did not come up
 * @param pid the number of its process
 * @param out what it wrote to stdout
 * @param err what it wrote to stderr
 */
record QuietRun(int exitCode, List<ClassLog.Line> classes, long pid, Path out, Path err) {

    /**
     * Runs it to its end, or until it is up.
     *
     * @param folder an empty folder, where the files go
     * @param options options for the JVM besides that for its log
     * @throws FootprintException if it cannot be started
     */
    static QuietRun of(RunOptions run, Path folder, String... options)
            throws FootprintException, IOException, InterruptedException {
        // A JVM that the command starts with the same options writes files of its own.
        List<String> all = new ArrayList<>(List.of(ClassLog.option(folder.resolve("%p" + ClassLogs.SUFFIX))));
        all.addAll(List.of(options));
        CommandRun.Ending ending = CommandRun.quietly(run, JavaCommand.of(run).with(all), folder);
        Path log = folder.resolve(ending.pid() + ClassLogs.SUFFIX);
        List<ClassLog.Line> classes = Files.exists(log) ? ClassLog.read(log) : List.of();
        return new QuietRun(ending.exitCode(), classes, ending.pid(), folder.resolve("out"), folder.resolve("err"));
    }
}
