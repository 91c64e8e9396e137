package dev.whence.bench.guest;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import jdk.jfr.Recording;
import trend.portfolio.app.PipelineMode;
import trend.portfolio.app.PipelineProxy;

/**
 * Writes many small recordings of the pipeline in default mode.
 *
 * <p>Arguments: how many recordings, how many resolutions in each, and the folder.
 */
public final class ManyRecordings {
    private ManyRecordings() {}

    public static void main(String[] arguments) throws IOException {
        int recordings = Integer.parseInt(arguments[0]);
        int resolutions = Integer.parseInt(arguments[1]);
        Path folder = Path.of(arguments[2]);
        PipelineProxy proxy = new PipelineProxy(PipelineMode.DEFAULT, null);
        for (int i = 0; i < recordings; i++) {
            try (Recording recording = new Recording()) {
                recording
                        .enable("whence.Resolution")
                        .withThreshold(Duration.ZERO)
                        .withoutStackTrace();
                recording.enable("whence.Step").withThreshold(Duration.ZERO).withoutStackTrace();
                recording.setToDisk(true);
                recording.start();
                for (int each = 0; each < resolutions; each++) {
                    proxy.resolve("run");
                }
                recording.dump(folder.resolve(i + ".jfr"));
            }
        }
    }
}
