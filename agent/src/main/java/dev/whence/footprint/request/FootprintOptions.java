package dev.whence.footprint.request;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the operator asks for.
 *
 * @param run the command to measure, and how
 * @param baseline the file to judge by, or null
 * @param update whether to tighten that file, or to make it
 * @param own whether the agent's own classes are judged and not the application's
 * @param tree whether to report who pulled in what
 * @param json whether to write for a program and not for a person
 * @param archive whether to run the command once more, for how many classes come from an archive
 * @param output the file to write the report to; null for stderr
 */
public record FootprintOptions(
        RunOptions run,
        @Nullable Path baseline,
        boolean update,
        boolean own,
        boolean tree,
        boolean json,
        boolean archive,
        @Nullable Path output) {

    /** The command to measure, word by word. */
    public List<String> command() {
        return run.command();
    }
}
