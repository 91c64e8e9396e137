package trend.portfolio.app.worker;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ref.Reference;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import trend.analysis.FullResult;
import trend.analysis.InvalidInputException;
import trend.analysis.Pipeline;
import trend.portfolio.app.PipelineJar;
import trend.portfolio.app.PipelineNotFoundException;
import trend.portfolio.app.PipelineProxy;
import trend.portfolio.app.run.Job;
import trend.portfolio.app.run.Period;

/**
 * The entry of a worker: a JVM that analyses one period after another for a run over several, and loads nothing else.
 *
 * <p>It is asked on standard input and answers on standard output, in binary form, numbers as their bits: no command
 * line, configuration, returns file or report is read or written here. Standard error is for people. It ends when its
 * standard input does, whatever it is computing: a worker does not outlive the application that started it.
 */
public final class WorkerMain {

    /** The answer to a period: its result. */
    static final int DONE = 1;

    /** The answer to a period: the input does not allow it, and why. */
    static final int REFUSED = 2;

    /** The answer to a period: something failed, and what. */
    static final int FAILED = 3;

    private WorkerMain() {}

    /**
     * Answers until there are no more questions.
     *
     * @param pipelineJars the jars of patched pipelines to load
     * @throws IOException if the application that asks is gone, or is none
     */
    public static void main(String[] pipelineJars) throws IOException {
        OutputStream answers = new FileOutputStream(FileDescriptor.out);
        // What a pipeline or an agent prints is for people, and must not come between the answers.
        System.setOut(System.err);
        Object[] patches = load(pipelineJars);
        serve(new FileInputStream(FileDescriptor.in), answers, PipelineProxy.fromEnvironment(System.getenv()));
        Reference.reachabilityFence(patches);
    }

    static void serve(InputStream in, OutputStream out, Pipeline pipeline) throws IOException {
        DataInputStream questions = new DataInputStream(new BufferedInputStream(in));
        Job job = JobForm.read(questions);
        Wire.greet(new DataOutputStream(out));
        Thread busy = null;
        for (Period period = JobForm.readPeriod(questions); period != null; period = JobForm.readPeriod(questions)) {
            waitFor(busy);
            busy = new Thread(new Answering(pipeline, job, period, out), "period");
            busy.setDaemon(true); // This thread waits for the next question, and for the end of questions.
            busy.start();
        }
    }

    private static void waitFor(@Nullable Thread busy) throws IOException {
        try {
            if (busy != null) {
                busy.join();
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static Object[] load(String[] pipelineJars) {
        Object[] loaded = new Object[pipelineJars.length];
        for (int jar = 0; jar < loaded.length; jar++) {
            loaded[jar] = PipelineJar.load(Path.of(pipelineJars[jar]));
        }
        return loaded;
    }

    /** One period's question, until it is answered. */
    private record Answering(Pipeline pipeline, Job job, Period period, OutputStream out) implements Runnable {

        @Override
        public void run() {
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            DataOutputStream answer = new DataOutputStream(whole);
            try {
                try {
                    FullResult result = pipeline.runFull(period.in(job.config()), job.returns());
                    answer.writeByte(DONE);
                    ResultForm.write(answer, result);
                } catch (InvalidInputException e) {
                    say(REFUSED, String.valueOf(e.getMessage()), whole, answer);
                } catch (PipelineNotFoundException e) {
                    say(FAILED, String.valueOf(e.getMessage()), whole, answer);
                } catch (RuntimeException | Error e) {
                    e.printStackTrace();
                    say(FAILED, e.toString(), whole, answer);
                }
                whole.writeTo(out);
            } catch (IOException e) {
                throw new UncheckedIOException(e); // Nobody listens any more.
            }
        }

        private static void say(int kind, String what, ByteArrayOutputStream whole, DataOutputStream answer)
                throws IOException {
            whole.reset(); // A result that could not be written out is none.
            answer.writeByte(kind);
            Wire.writeText(answer, what);
        }
    }
}
