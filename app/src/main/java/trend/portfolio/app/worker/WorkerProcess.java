package trend.portfolio.app.worker;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import trend.analysis.FullResult;
import trend.portfolio.app.run.Job;
import trend.portfolio.app.run.Outcome;
import trend.portfolio.app.run.Period;

/**
 * One worker JVM, seen from the application: it is asked period after period, and ended when it takes too long.
 *
 * <p>Used by one thread, but for its {@link #end}.
 */
final class WorkerProcess implements AutoCloseable {

    private static final Duration TO_END = Duration.ofSeconds(5);

    private final Process process;
    private final Duration limit;
    private final ScheduledExecutorService clock;
    private final DataOutputStream questions;
    private final DataInputStream answers;
    private final KeptText errorOutput;
    private final Thread errorReader;
    private volatile boolean tookTooLong;
    private boolean told;

    private WorkerProcess(Process process, Duration limit, ScheduledExecutorService clock) {
        this.process = process;
        this.limit = limit;
        this.clock = clock;
        this.questions = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        this.answers = new DataInputStream(new BufferedInputStream(process.getInputStream()));
        this.errorOutput = new KeptText(process.getErrorStream());
        this.errorReader = new Thread(errorOutput, "worker " + process.pid() + " stderr");
        errorReader.setDaemon(true);
        errorReader.start();
    }

    /**
     * Starts a worker.
     *
     * @param limit how long it may take for a period, its start included
     * @param clock who watches over that
     * @throws WorkerFailedException if it cannot be started
     */
    static WorkerProcess start(ProcessBuilder command, Duration limit, ScheduledExecutorService clock)
            throws WorkerFailedException {
        try {
            return new WorkerProcess(command.start(), limit, clock);
        } catch (IOException e) {
            throw new WorkerFailedException("no worker could be started (" + e.getMessage() + ")", "", e);
        }
    }

    /**
     * Has a period analysed.
     *
     * @throws WorkerFailedException if the worker failed, ended or took too long; it is gone then
     */
    Outcome ask(Job job, Period period) throws WorkerFailedException {
        long deadline = System.nanoTime() + limit.toNanos();
        ScheduledFuture<?> end = clock.schedule(this::endForTime, limit.toNanos(), TimeUnit.NANOSECONDS);
        try {
            if (!told) {
                JobForm.write(questions, job);
            }
            JobForm.writePeriod(questions, period);
            questions.flush();
            if (!told) {
                Wire.expectGreeting(answers);
                told = true;
            }
            Outcome outcome = answer(period);
            if (System.nanoTime() - deadline < 0 && end.cancel(false)) {
                return outcome;
            }
            endForTime(); // Else the next period would find the worker being ended.
            throw failed(whyItEnded(), null);
        } catch (NotTheProtocolException e) {
            end();
            throw failed("the worker wrote to its standard output what is not an answer: " + e.getMessage(), e);
        } catch (IOException | RuntimeException e) {
            throw failed(whyItEnded(), e);
        } finally {
            end.cancel(false);
        }
    }

    /** What it wrote to standard error; all of it once it is closed. */
    String errorOutput() {
        return errorOutput.text();
    }

    /** Tells it that there is nothing more to do, and waits for its end. */
    @Override
    public void close() {
        endQuestions();
        awaitEnd(TO_END);
    }

    private void endQuestions() {
        try {
            questions.close();
        } catch (IOException e) {
            // It is gone already.
        }
    }

    /** Waits for its end, and ends it by force when the time is over; returns whether it ended by itself. */
    private boolean awaitEnd(Duration time) {
        boolean ended = false;
        try {
            ended = process.waitFor(time.toNanos(), TimeUnit.NANOSECONDS);
            if (!ended) {
                end();
                process.waitFor(TO_END.toNanos(), TimeUnit.NANOSECONDS);
            }
            errorReader.join(TO_END.toMillis());
        } catch (InterruptedException e) {
            end();
            Thread.currentThread().interrupt();
        }
        return ended;
    }

    /** Does what {@link #close} does, with a time of its own, and returns the exit code. */
    int finish(Duration time) throws WorkerFailedException {
        endQuestions();
        if (!awaitEnd(time)) {
            throw failed("the worker did not end within " + seconds(time), null);
        }
        return process.exitValue();
    }

    private Outcome answer(Period period) throws IOException, WorkerFailedException {
        int kind = answers.read();
        switch (kind) {
            case WorkerMain.DONE -> {
                FullResult result = ResultForm.read(answers);
                return new Outcome.Done(period, result);
            }
            case WorkerMain.REFUSED -> {
                return new Outcome.Refused(period, Wire.readText(answers));
            }
            case WorkerMain.FAILED -> {
                String why = Wire.readText(answers);
                end(); // It may be short of memory, or worse. The next attempt gets a fresh one.
                throw failed(why, null);
            }
            case -1 -> throw new EOFException();
            default -> throw new NotTheProtocolException("an answer of kind " + kind);
        }
    }

    private void endForTime() {
        tookTooLong = true;
        end();
    }

    /**
     * Ends it at once, from any thread; whoever waits for its answer gets none. With what it started itself: a child that
     * holds its streams open would keep the application waiting. By its handle: to destroy the process closes its streams, and
     * loses the end of what it wrote.
     */
    void end() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.toHandle().destroyForcibly();
    }

    private String whyItEnded() {
        boolean byItself = awaitEnd(TO_END);
        if (tookTooLong) {
            return "the worker took longer than " + seconds(limit) + " and was ended";
        }
        return byItself ? "the worker ended with exit code " + process.exitValue() : "the worker stopped answering";
    }

    private WorkerFailedException failed(String why, @Nullable Throwable cause) {
        awaitEnd(TO_END);
        return new WorkerFailedException(why, errorOutput(), cause);
    }

    private static String seconds(Duration time) {
        String seconds =
                BigDecimal.valueOf(time.toMillis(), 3).stripTrailingZeros().toPlainString();
        return seconds + " s";
    }
}
