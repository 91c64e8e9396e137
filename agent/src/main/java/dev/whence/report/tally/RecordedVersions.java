package dev.whence.report.tally;

import dev.whence.recording.ClassName;
import dev.whence.report.figures.TrustReport;
import dev.whence.report.figures.VersionReport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gathers the classes that answered in one recording, and those that the agent watched. */
final class RecordedVersions {
    /** Of classes that answer in one JVM. */
    static final int MOST = 20_000;

    private final Map<ClassName, Seen> seen = new LinkedHashMap<>();
    /** The recorder's numbers of the loaders that go by one name. */
    private final Map<String, Set<Long>> namesakes = new HashMap<>();
    /** By the recorder's number, which two JVMs may use for two classes: good within a chunk. */
    private final Map<Long, Seen> inChunk = new HashMap<>();

    /** The class met last, which mostly answers again: no look-up, and no object for its number. */
    private long lastId;

    private @Nullable Seen last;

    /** What there is to know of a class; filled as events come. */
    private static final class Seen {
        private long used;
        private long answered;
        private long firstAnswer;
        private boolean inAnswers;
        private @Nullable String source;
        private @Nullable Watched watched;
    }

    /** What the agent said of a class that it watches, last. */
    record Watched(
            long timeNanos,
            @Nullable String loader,
            @Nullable String codeSource,
            long firstSeenNanos,
            boolean inUse,
            boolean honoured,
            @Nullable String why,
            @Nullable TrustReport trust) {}

    void endChunk() {
        inChunk.clear();
        lastId = 0;
        last = null;
    }

    boolean knows(long classId) {
        return find(classId) != null;
    }

    /** Has a class known in this chunk; false where the recording names too many. */
    boolean meet(ClassName type) {
        Seen version = seen.get(type);
        if (version == null) {
            if (seen.size() >= MOST) {
                return false;
            }
            version = new Seen();
            seen.put(type, version);
            namesakes.computeIfAbsent(called(type), name -> new HashSet<>()).add(type.loader());
        }
        inChunk.put(type.id(), version);
        return true;
    }

    void use(long classId) {
        Seen version = find(classId);
        if (version != null) {
            version.used++;
        }
    }

    /** The class gave so many answers, the first of them at that time; none where it is a present choice that was found. */
    void answered(ClassName type, AnswerTotals totals) {
        Seen version = seen.get(type);
        if (version != null) {
            version.inAnswers = true;
            version.answered += totals.count();
            long first = totals.first();
            if (first > 0 && (version.firstAnswer == 0 || first < version.firstAnswer)) {
                version.firstAnswer = first;
            }
        }
    }

    boolean knowsSource(long classId) {
        Seen version = find(classId);
        return version == null || version.source != null;
    }

    void source(long classId, @Nullable String source) {
        Seen version = find(classId);
        if (version != null) {
            version.source = source;
        }
    }

    void watch(long classId, Watched state) {
        Seen version = find(classId);
        if (version != null && (version.watched == null || version.watched.timeNanos() <= state.timeNanos())) {
            version.watched = state;
        }
    }

    private @Nullable Seen find(long classId) {
        if (last == null || lastId != classId) {
            last = inChunk.get(classId);
            lastId = classId;
        }
        return last;
    }

    List<VersionReport> report() {
        List<VersionReport> reports = new ArrayList<>();
        seen.forEach((type, version) -> {
            Watched watched = version.watched;
            reports.add(
                    watched == null
                            ? new VersionReport(
                                    type.name(),
                                    loader(type),
                                    version.source,
                                    false,
                                    version.used > 0 || version.inAnswers,
                                    null,
                                    null,
                                    0,
                                    null,
                                    version.used,
                                    version.answered,
                                    version.firstAnswer)
                            : new VersionReport(
                                    type.name(),
                                    watched.loader() == null ? loader(type) : watched.loader(),
                                    watched.codeSource() == null ? version.source : watched.codeSource(),
                                    true,
                                    watched.inUse(),
                                    watched.honoured(),
                                    watched.why(),
                                    watched.firstSeenNanos(),
                                    watched.trust(),
                                    version.used,
                                    version.answered,
                                    version.firstAnswer));
        });
        return reports;
    }

    /**
     * A loader goes by its name, or by its type where it has none. Nothing keeps a server from giving all its loaders the same
     * one: then the recorder's number, which is the same in all recordings of one JVM, distinguishes them.
     */
    String loader(ClassName type) {
        String called = called(type);
        boolean several =
                !isJdks(type) && namesakes.getOrDefault(called, Set.of()).size() > 1;
        return several ? called + "#" + type.loader() : called;
    }

    private static String called(ClassName type) {
        String name = type.loaderName();
        if (name != null && !name.isEmpty()) {
            return name;
        }
        return type.loaderType() == null ? "bootstrap" : type.loaderType();
    }

    /** There is one of each in a JVM, but recordings of several JVMs may stand in one file. */
    private static boolean isJdks(ClassName type) {
        return type.loaderType() == null || type.loaderType().startsWith("jdk.internal.loader.");
    }
}
