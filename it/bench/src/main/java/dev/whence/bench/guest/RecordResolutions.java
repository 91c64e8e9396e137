package dev.whence.bench.guest;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import jdk.jfr.Recording;
import trend.portfolio.app.PipelineMode;
import trend.portfolio.app.PipelineProxy;

/**
 * Fills a recording with resolutions of the pipeline in default mode: three events each, the resolution and its two
 * steps.
 *
 * <p>Arguments: how many resolutions, and the file.
 */
public final class RecordResolutions {
    /** The recorder drops events that come faster than it can write: after so many, it gets time to. */
    private static final int AT_ONCE = 20_000;

    private RecordResolutions() {}

    public static void main(String[] arguments) throws IOException {
        int resolutions = Integer.parseInt(arguments[0]);
        PipelineProxy proxy = new PipelineProxy(PipelineMode.DEFAULT, null);
        try (Recording recording = new Recording()) {
            recording.enable("whence.Resolution").withThreshold(Duration.ZERO).withoutStackTrace();
            recording.enable("whence.Step").withThreshold(Duration.ZERO).withoutStackTrace();
            // Where summaries are there, a report counts by them; here it shall count events.
            recording.disable("whence.Summary");
            recording.setToDisk(true);
            recording.start();
            for (int i = 1; i <= resolutions; i++) {
                proxy.resolve("run");
                if (i % AT_ONCE == 0) {
                    flush();
                }
            }
            recording.dump(Path.of(arguments[1]));
        }
    }

    /** A recording that starts ends the chunk of the one before, and with that all its buffers are written. */
    private static void flush() {
        try (Recording other = new Recording()) {
            other.start();
        }
    }
}
