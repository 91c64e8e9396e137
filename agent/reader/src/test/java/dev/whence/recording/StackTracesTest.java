package dev.whence.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names the frames that the JDK's own reader names, and a line only where there is one. */
class StackTracesTest {
    private static final String PARKED = "jdk.ThreadPark";

    @TempDir
    private Path folder;

    @Test
    void aNativeMethodHasNoLine() throws Exception {
        Path recording = Recorded.by(folder.resolve("parked.jfr"), running -> {
            running.enable(PARKED).withThreshold(Duration.ZERO).withStackTrace();
            LockSupport.parkNanos(1);
            LockSupport.parkNanos(1);
        });
        List<List<String>> expected = new ArrayList<>();
        for (var event : RecordingFile.readAllEvents(recording)) {
            if (event.getEventType().getName().equals(PARKED)) {
                expected.add(event.getStackTrace().getFrames().stream()
                        .limit(3)
                        .map(StackTracesTest::named)
                        .toList());
            }
        }
        Parked parked = new Parked();
        new RecordingReader().read(recording, parked);

        assertThat(expected).as("what the JDK reads").isNotEmpty();
        assertThat(expected.get(0).get(0))
                .startsWith("jdk.internal.misc.Unsafe.park")
                .doesNotContain(":");
        assertThat(parked.read).isEqualTo(expected);
    }

    private static String named(RecordedFrame frame) {
        String method =
                frame.getMethod().getType().getName() + "." + frame.getMethod().getName();
        return frame.getLineNumber() > 0 ? method + ":" + frame.getLineNumber() : method;
    }

    private static final class Parked extends OneEvent {
        final List<List<String>> read = new ArrayList<>();

        Parked() {
            super(PARKED, List.of("stackTrace"));
        }

        @Override
        public void accept(Row row) throws IOException {
            read.add(row.stack(0, 3));
        }
    }
}
