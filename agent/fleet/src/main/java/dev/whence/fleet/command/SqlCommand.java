package dev.whence.fleet.command;

import dev.whence.fleet.question.AnswerFormat;
import dev.whence.fleet.question.Facts;
import dev.whence.fleet.question.Selection;
import dev.whence.fleet.store.FactStore;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a query. */
@Command(name = "sql", mixinStandardHelpOptions = true, description = "Runs a query over the view 'facts'.")
final class SqlCommand implements Callable<Integer> {
    @Parameters(paramLabel = "QUERY", description = "Such as: select kind, count(*) from facts group by kind")
    private String query = "";

    @Mixin
    private StoreOption target = new StoreOption();

    @Option(names = "--format", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private AnswerFormat format = AnswerFormat.text;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        try (Facts facts = target.facts(Selection.ALL)) {
            facts.check(query);
            format.write(
                    Map.of("", facts.answer(query, Integer.MAX_VALUE)),
                    spec.commandLine().getOut());
            return ExitCode.OK;
        } catch (SQLException e) {
            throw FactStore.failure("the query cannot be run", e);
        }
    }
}
