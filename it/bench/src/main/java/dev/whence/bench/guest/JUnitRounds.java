package dev.whence.bench.guest;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.whence.junit.Answers;
import dev.whence.junit.Resolutions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.SAXParserFactory;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/**
 * Runs tests that find an XML parser, in turns as they are and with what they resolve being followed and asserted.
 *
 * <p>Argument: a file, into which it writes what the first one that is followed took beyond the same as it is, and then what each
 * took of both kinds in the best round, in milliseconds.
 */
public final class JUnitRounds {
    private static final int TESTS = 500;
    private static final int ROUNDS = 10;
    private static final double NANOS_PER_MILLI = 1e6;

    private final Launcher launcher = LauncherFactory.create();

    private JUnitRounds() {}

    public static void main(String[] arguments) throws IOException {
        JUnitRounds rounds = new JUnitRounds();
        rounds.millis(One.class, 1);
        double plainOnce = rounds.millis(One.class, 1);
        double attach = rounds.millis(FollowedOne.class, 1) - plainOnce;
        double plain = Double.MAX_VALUE;
        double followed = Double.MAX_VALUE;
        for (int i = 0; i < ROUNDS; i++) {
            plain = Math.min(plain, rounds.millis(Many.class, TESTS) / TESTS);
            followed = Math.min(followed, rounds.millis(FollowedMany.class, TESTS) / TESTS);
        }
        Files.writeString(Path.of(arguments[0]), attach + " " + plain + " " + followed);
    }

    private double millis(Class<?> tests, int number) {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        var request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(tests))
                .build();
        long begin = System.nanoTime();
        launcher.execute(request, listener);
        double millis = (System.nanoTime() - begin) / NANOS_PER_MILLI;
        if (listener.getSummary().getTestsSucceededCount() != number) {
            listener.getSummary()
                    .getFailures()
                    .forEach(failure -> failure.getException().printStackTrace());
            throw new IllegalStateException("not all tests of " + tests + " passed");
        }
        return millis;
    }

    /** A test as it is. */
    public static final class One {
        @Test
        void finds() {
            SAXParserFactory.newInstance();
        }
    }

    /** The same, followed. */
    @Resolutions(points = "jaxp")
    public static final class FollowedOne {
        @Test
        void finds(Answers answers) {
            SAXParserFactory.newInstance();
            answers.of("jaxp").hasResolutions(1).isFrom("java.xml");
        }
    }

    /** Many tests as they are. */
    public static final class Many {
        @RepeatedTest(TESTS)
        void finds() {
            SAXParserFactory.newInstance();
        }
    }

    /** The same, followed. */
    @Resolutions(points = "jaxp")
    public static final class FollowedMany {
        @RepeatedTest(TESTS)
        void finds(Answers answers) {
            SAXParserFactory.newInstance();
            answers.of("jaxp").hasResolutions(1).isFrom("java.xml");
        }
    }
}
