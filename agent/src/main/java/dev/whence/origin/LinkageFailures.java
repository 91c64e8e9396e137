package dev.whence.origin;

import dev.whence.recording.ClassName;
import dev.whence.recording.EventSink;
import dev.whence.recording.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;

/** Gathers what failed to link, of {@code jdk.JavaErrorThrow} and {@code jdk.JavaExceptionThrow}. */
public final class LinkageFailures {
    public static final String ERRORS = "jdk.JavaErrorThrow";
    public static final String EXCEPTIONS = "jdk.JavaExceptionThrow";

    private static final int MOST = 200;
    private static final int MOST_FRAMES = 24;
    private static final List<String> FIELDS = List.of("startTime", "message", "thrownClass", "stackTrace");

    private final Map<LinkageProblem, LinkageFailure> failures = new LinkedHashMap<>();
    private final LongPredicate counts;

    /**
     * Makes an empty one.
     *
     * @param counts whether what failed at a time counts, in nanoseconds since the epoch
     */
    public LinkageFailures(LongPredicate counts) {
        this.counts = counts;
    }

    /** Takes the errors of linking. */
    public EventSink errors() {
        return new Sink(false);
    }

    /** Takes the exceptions of one class in two loaders. */
    public EventSink exceptions() {
        return new Sink(true);
    }

    /** What failed, the most frequent first. */
    public List<LinkageFailure> report() {
        List<LinkageFailure> sorted = new ArrayList<>(failures.values());
        sorted.sort((one, other) -> Long.compare(other.count(), one.count()));
        return sorted;
    }

    /** Adds what another recording has. */
    public void add(LinkageFailures others) {
        others.failures.values().forEach(this::add);
    }

    void add(LinkageFailure failure) {
        LinkageFailure known = failures.get(failure.problem());
        if (known != null) {
            failures.put(
                    failure.problem(),
                    new LinkageFailure(
                            failure.problem(),
                            known.caller().isEmpty() ? failure.caller() : known.caller(),
                            known.count() + failure.count(),
                            Math.min(known.firstNanos(), failure.firstNanos()),
                            Math.max(known.lastNanos(), failure.lastNanos())));
        } else if (failures.size() < MOST || failure.problem().kind() == LinkageProblem.Kind.MORE) {
            failures.put(failure.problem(), failure);
        } else {
            add(new LinkageFailure(
                    failure.problem().more(), "", failure.count(), failure.firstNanos(), failure.lastNanos()));
        }
    }

    private final class Sink implements EventSink {
        private final boolean casts;

        Sink(boolean casts) {
            this.casts = casts;
        }

        @Override
        public List<String> fields() {
            return FIELDS;
        }

        @Override
        public void accept(Row row) throws IOException {
            ClassName thrown = row.className(2);
            if (!counts.test(row.number(0))
                    || thrown == null
                    || !RecordedJvm.isOfTheBootstrapLoader(thrown)
                    || !(casts
                            ? thrown.name().equals(LinkageProblem.CAST)
                            : LinkageProblem.ERRORS.contains(thrown.name()))) {
                return;
            }
            String message = row.text(1);
            LinkageProblem problem = LinkageProblem.of(thrown.name(), message == null ? "" : message);
            if (problem.isOfMethodHandles() || casts && problem.kind() == LinkageProblem.Kind.UNKNOWN) {
                return;
            }
            boolean known = failures.containsKey(problem);
            add(new LinkageFailure(problem, known ? "" : caller(row), 1, row.number(0), row.number(0)));
        }

        /** The first frame below the constructors of the error. */
        private String caller(Row row) throws IOException {
            for (String frame : row.stack(3, MOST_FRAMES)) {
                if (!frame.startsWith("java.lang.") || !frame.contains(".<init>")) {
                    return frame;
                }
            }
            return "";
        }
    }
}
