package trend.portfolio.app.worker;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import trend.portfolio.app.input.ConfigFile;
import trend.portfolio.app.run.Job;
import trend.portfolio.app.run.Period;

/**
 * Writes what the application would ask a worker, so that one can be started by itself with that as its input.
 *
 * <p>One period twice: a worker ends with its input, whatever it is computing, but not before it has answered the period
 * before the last.
 */
public final class WorkerQuestions {

    private WorkerQuestions() {}

    public static void main(String[] arguments) throws IOException {
        ConfigFile sample = ConfigFile.sample();
        Period period = new Period(sample.config().inSample(), sample.config().outOfSample());
        try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(Path.of(arguments[0])))) {
            JobForm.write(out, new Job(sample.config(), sample.returns()));
            JobForm.writePeriod(out, period);
            JobForm.writePeriod(out, period);
        }
    }
}
