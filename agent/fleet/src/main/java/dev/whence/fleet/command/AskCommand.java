package dev.whence.fleet.command;

import dev.whence.fleet.fact.Fact;
import dev.whence.fleet.question.Answer;
import dev.whence.fleet.question.AnswerFormat;
import dev.whence.fleet.question.Facts;
import dev.whence.fleet.question.HtmlPage;
import dev.whence.fleet.question.Question;
import dev.whence.fleet.question.Selection;
import dev.whence.fleet.store.FactStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Answers questions about a fleet. */
@Command(
        name = "ask",
        mixinStandardHelpOptions = true,
        description = "Answers a question about the fleet; without one, the top of each.",
        footer = {"", "Exit codes: 0 done; 1 with --fail-if-any, there are rows; 2 bad usage or bad input."})
final class AskCommand implements Callable<Integer> {
    private static final Pattern SPAN = Pattern.compile("(\\d{1,5})([dh])");

    /** All on one page of 40 lines: a title and two rows each, with their head. */
    private static final int ROWS_OF_EACH = 2;

    private static final int DEFAULT_TOP = 20;

    @Parameters(arity = "0..1", paramLabel = "QUESTION", description = "${COMPLETION-CANDIDATES}.")
    private @Nullable Question question;

    @Mixin
    private StoreOption target = new StoreOption();

    @Option(names = "--service", paramLabel = "SERVICE", description = "Only this service.")
    private @Nullable String service;

    @Option(names = "--since", paramLabel = "SPAN", description = "Only the last days or hours: 7d, 12h.")
    private @Nullable String since;

    @Option(
            names = "--top",
            paramLabel = "N",
            description = "The most rows (default: 20; 2 of each on the page of all).")
    private @Nullable Integer top;

    @Option(names = "--format", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private AnswerFormat format = AnswerFormat.text;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Also writes a page, one file that stands by itself; an existing one is not overwritten.")
    private @Nullable Path html;

    @Option(names = "--fail-if-any", description = "Ends with 1 where the question has rows: a gate for a release.")
    private boolean failIfAny;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (failIfAny && question == null) {
            throw new ParameterException(spec.commandLine(), "--fail-if-any needs a question");
        }
        if (format == AnswerFormat.csv && question == null) {
            throw new ParameterException(spec.commandLine(), "--format csv needs a question");
        }
        if (top != null && top < 1) {
            throw new ParameterException(spec.commandLine(), "--top " + top + " is not a number above 0");
        }
        if (html != null && Files.exists(html)) {
            throw new IOException(html + ": it exists already");
        }
        try (Facts facts = target.facts(new Selection(service, fromHour()))) {
            if (service != null || since != null) {
                requireFacts(facts);
            }
            Map<Question, Answer> answers = answers(facts, question == null ? ROWS_OF_EACH : DEFAULT_TOP);
            format.write(titled(answers, this::title), spec.commandLine().getOut());
            if (html != null) {
                // The page of all questions has more rows than the screen.
                page(html, question == null && top == null ? answers(facts, DEFAULT_TOP) : answers, scope());
            }
            boolean any =
                    answers.values().stream().anyMatch(answer -> !answer.rows().isEmpty());
            return failIfAny && any ? ExitCode.SOFTWARE : ExitCode.OK;
        } catch (SQLException e) {
            throw FactStore.failure("the question cannot be answered", e);
        }
    }

    /** A name that nobody has must not pass for a fleet in which all is well. */
    private void requireFacts(Facts facts) throws SQLException, IOException {
        if (facts.answer("select 1 from facts limit 1", 1).rows().isEmpty()) {
            throw new IOException(target.store + ": there is nothing of " + scope());
        }
    }

    /** The answer to the question, or to each. */
    private Map<Question, Answer> answers(Facts facts, int rows) throws SQLException {
        Map<Question, Answer> answers = new EnumMap<>(Question.class);
        for (Question each : question == null ? Question.values() : new Question[] {question}) {
            answers.put(each, facts.answer(each.sql(), top == null ? rows : top));
        }
        return answers;
    }

    private static Map<String, Answer> titled(Map<Question, Answer> answers, Function<Question, String> title) {
        Map<String, Answer> titled = new LinkedHashMap<>();
        answers.forEach((each, answer) -> titled.put(title.apply(each), answer));
        return titled;
    }

    private static void page(Path file, Map<Question, Answer> answers, String scope) throws IOException {
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file, StandardOpenOption.CREATE_NEW))) {
            HtmlPage.write(answers, scope, out);
            if (out.checkError()) {
                throw new IOException(file + ": it cannot be written");
            }
        }
    }

    /** What the answers are of. */
    private String scope() {
        return Stream.of(service, since == null ? null : "the last " + since)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
    }

    private String title(Question of) {
        if (format != AnswerFormat.text) {
            return of.name();
        }
        return question == null ? of.title() : "";
    }

    private @Nullable String fromHour() {
        if (since == null) {
            return null;
        }
        Matcher span = SPAN.matcher(since);
        if (!span.matches()) {
            throw new ParameterException(spec.commandLine(), "--since '" + since + "' is not a span such as 7d or 12h");
        }
        long count = Long.parseLong(span.group(1));
        Duration back = span.group(2).equals("d") ? Duration.ofDays(count) : Duration.ofHours(count);
        Instant from = Instant.now().minus(back);
        return Fact.hour(from.getEpochSecond() * 1_000_000_000);
    }
}
