package dev.whence.fleet.extract;

import dev.whence.recording.Row;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes {@code jdk.JVMInformation}: which JDK it is. Arguments are not read. */
final class JvmSink extends Sink {
    /** {@code OpenJDK 64-Bit Server VM (17.0.15+6) for linux-amd64 …}. */
    private static final Pattern VERSION = Pattern.compile("\\(([^)]+)\\)");

    private final int version = fields.number("jvmVersion");

    JvmSink(ChunkTotals totals) {
        super(totals);
    }

    @Override
    public void accept(Row row) throws IOException {
        Matcher matcher = VERSION.matcher(text(row, version));
        if (matcher.find()) {
            totals.jdk(matcher.group(1));
        }
    }
}
