package trend.portfolio.app.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import trend.analysis.Month;
import trend.analysis.PipelineConfig;
import trend.analysis.Score;
import trend.analysis.TrendPipeline;
import trend.analysis.Weighting;
import trend.portfolio.app.Await;
import trend.portfolio.app.input.ConfigFile;
import trend.portfolio.app.report.MultiReport;
import trend.portfolio.app.run.Job;
import trend.portfolio.app.run.Outcome;
import trend.portfolio.app.run.Period;
import trend.portfolio.app.run.Progress;
import trend.portfolio.app.worker.UnrulyWorker.Deed;

/** Worker JVMs that do as they should, and such that do not. */
@Timeout(240)
class WorkersTest {

    private static final Duration AMPLE = Duration.ofSeconds(120);
    private static final String BAD_MONTH = "2016-01";

    private final ConfigFile sample = ConfigFile.sample();
    private final Job job = new Job(sample.config(), sample.returns());
    private final List<Period> periods = Period.rolling(Month.of(2015, 1), Month.of(2024, 12), 36, 12);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 50})
    void resultsEqualThoseOfOneProcess(int count) {
        Workers workers = new Workers(count, AMPLE, () -> worker().alone(List.of()), noProgress());
        assertThat(workers.analyse(job, periods)).isEqualTo(inThisProcess(job, periods));
        assertThat(workers.said())
                .containsExactly("trend: no Whence agent in this JVM: patched pipelines are not looked for,"
                        + " the live one answers");
    }

    @Test
    void resultsEqualForEveryScoreAndWeightingAndManyPeriods() {
        List<Period> many = Period.rolling(Month.of(2015, 1), Month.of(2024, 12), 12, 3);
        assertThat(many).hasSize(36);
        for (Score score : Score.values()) {
            PipelineConfig given = sample.config();
            Job other = new Job(
                    new PipelineConfig(
                            given.inSample(),
                            given.outOfSample(),
                            given.riskFree(),
                            3,
                            score,
                            score == Score.SORTINO ? Weighting.EQUAL : Weighting.RISK_PARITY,
                            Map.of(),
                            given.benchmarks()),
                    sample.returns());
            assertThat(new Workers(2, AMPLE, () -> worker().alone(List.of()), noProgress()).analyse(other, many))
                    .isEqualTo(inThisProcess(other, many));
        }
    }

    @Test
    void progressIsDrawnAndGoes() {
        StringWriter terminal = new StringWriter();
        Progress progress = new Progress(periods.size(), "periods", new PrintWriter(terminal));
        new Workers(2, AMPLE, () -> worker().alone(List.of()), progress).analyse(job, periods);
        assertThat(terminal.toString()).contains("100% of 7 periods").endsWith("\r\u001b[2K");
    }

    @ParameterizedTest
    @EnumSource(
            value = Deed.class,
            names = {"HALT", "THROW", "EXHAUST", "CHATTER", "FLOOD", "RETURN_NULL"})
    void aWorkerThatFailsCostsItsPeriodAlone(Deed deed) {
        List<Outcome> outcomes = unruly(deed, AMPLE, BAD_MONTH);
        assertOthersAreThere(outcomes);
        assertThat(outcomes.get(1)).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.why()).endsWith(" (tried 2 times)").doesNotContain("\n");
            switch (deed) {
                case HALT -> {
                    assertThat(failed.why()).startsWith("the worker ended with exit code 42");
                    assertThat(failed.errorOutput()).isEqualTo("about to halt" + System.lineSeparator());
                }
                case THROW -> {
                    assertThat(failed.why()).startsWith("java.lang.ArithmeticException: a defect of the pipeline");
                    assertThat(failed.errorOutput())
                            .contains("\tat trend.portfolio.app.worker.UnrulyWorker.misbehave(UnrulyWorker.java:");
                }
                case EXHAUST -> assertThat(failed.why()).startsWith("java.lang.OutOfMemoryError");
                case CHATTER ->
                    assertThat(failed.why())
                            .startsWith(
                                    "the worker wrote to its standard output what is not an answer: an answer of kind 73");
                case FLOOD ->
                    assertThat(failed.errorOutput())
                            .startsWith("line 0")
                            .contains("bytes left out")
                            .endsWith("line 199999" + System.lineSeparator())
                            .hasSizeLessThan(20_000);
                default -> assertThat(failed.why()).startsWith("java.lang.NullPointerException");
            }
        });
    }

    @ParameterizedTest
    @EnumSource(
            value = Deed.class,
            names = {"LOOP", "LOOP_WITH_A_CHILD"})
    void aRunawayIsEndedInTime(Deed deed) {
        List<Outcome> outcomes = unruly(deed, Duration.ofSeconds(8), BAD_MONTH);
        assertOthersAreThere(outcomes);
        assertThat(outcomes.get(1))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.why())
                                .isEqualTo("the worker took longer than 8 s and was ended (tried 2 times)"));
        assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Deed.class,
            names = {"HALT", "THROW", "CHATTER"})
    void theSecondAttemptCounts(Deed deed) {
        List<Outcome> outcomes =
                unruly(deed, AMPLE, BAD_MONTH, folder.resolve("once").toString());
        assertThat(folder.resolve("once")).exists();
        assertThat(outcomes).isEqualTo(inThisProcess(job, periods));
    }

    @Test
    void whatThePipelineRefusesIsNotTriedAgain() {
        Path mark = folder.resolve("once");
        List<Outcome> outcomes = unruly(Deed.REFUSE, AMPLE, BAD_MONTH, mark.toString());
        assertThat(mark).exists();
        assertOthersAreThere(outcomes);
        assertThat(outcomes.get(1)).isEqualTo(new Outcome.Refused(periods.get(1), "this period is not allowed"));
    }

    @Test
    void aJvmThatCannotBeStartedIsTold() {
        List<Outcome> outcomes = new Workers(
                        2,
                        AMPLE,
                        () -> new ProcessBuilder(folder.resolve("no-java").toString()),
                        noProgress())
                .analyse(job, periods);
        assertThat(outcomes)
                .hasSize(periods.size())
                .allSatisfy(outcome -> assertThat(MultiReport.why(outcome))
                        .startsWith("no worker could be started (")
                        .contains("no-java"));
    }

    @Test
    void aJvmThatRefusesItsOptionsIsTold() {
        List<Outcome> outcomes = new Workers(1, AMPLE, () -> worker().alone(List.of("-XX:+NoSuchOption")), noProgress())
                .analyse(job, periods.subList(0, 1));
        assertThat(outcomes).singleElement().isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.why()).startsWith("the worker ended with exit code 1");
            assertThat(failed.errorOutput()).contains("NoSuchOption");
        });
    }

    @Test
    void aWorkerEndsWithTheApplicationWhateverItComputes() throws Exception {
        Process worker =
                UnrulyWorker.launch(Deed.LOOP, BAD_MONTH).alone(List.of()).start();
        try (var questions = new DataOutputStream(worker.getOutputStream())) {
            JobForm.write(questions, job);
            JobForm.writePeriod(questions, periods.get(1));
            questions.flush();
            assertThat(worker.errorReader().readLine()).isEqualTo("round and round");
        }
        assertThat(worker.waitFor()).isZero();
    }

    /** As somebody cancels a run: whoever waits for it is let go, and no worker is left. */
    @ParameterizedTest
    @EnumSource(names = {"LOOP", "LOOP_WITH_A_CHILD"})
    void anInterruptEndsTheWorkers(Deed deed) throws Exception {
        WorkerLaunch launch = UnrulyWorker.launch(deed, BAD_MONTH);
        Progress progress = noProgress();
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread waits = new Thread(() -> {
            try {
                new Workers(2, AMPLE, () -> launch.alone(List.of()), progress).analyse(job, periods);
            } catch (CancellationException e) {
                thrown.set(e);
            }
        });
        waits.start();
        int left = deed == Deed.LOOP ? 1 : 2;
        // All but the one that never ends.
        Await.until(() -> progress.done() >= periods.size() - 1
                && ProcessHandle.current().descendants().count() >= left);
        List<ProcessHandle> workers = ProcessHandle.current().descendants().toList();

        waits.interrupt();
        waits.join();

        assertThat(thrown).as("not a result with holes").doesNotHaveNullValue();
        for (ProcessHandle worker : workers) {
            worker.onExit().get(20, TimeUnit.SECONDS);
        }
    }

    private List<Outcome> unruly(Deed deed, Duration limit, String... arguments) {
        return new Workers(2, limit, () -> UnrulyWorker.launch(deed, arguments).alone(List.of("-Xmx64m")), noProgress())
                .analyse(job, periods);
    }

    private void assertOthersAreThere(List<Outcome> outcomes) {
        List<Outcome> expected = inThisProcess(job, periods);
        assertThat(outcomes).hasSize(expected.size());
        for (int i = 0; i < expected.size(); i++) {
            if (i != 1) {
                assertThat(outcomes.get(i)).isEqualTo(expected.get(i));
            }
        }
    }

    private static List<Outcome> inThisProcess(Job job, List<Period> periods) {
        List<Outcome> outcomes = new ArrayList<>();
        for (Period period : periods) {
            outcomes.add(new Outcome.Done(period, new TrendPipeline().runFull(period.in(job.config()), job.returns())));
        }
        return outcomes;
    }

    private static WorkerLaunch worker() {
        return WorkerLaunch.of(List.of(), Map.of());
    }

    private static Progress noProgress() {
        return new Progress(1, "periods", null);
    }
}
