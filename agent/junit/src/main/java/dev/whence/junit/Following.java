package dev.whence.junit;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import jdk.jfr.Recording;
import jdk.jfr.RecordingState;
import org.jspecify.annotations.Nullable;

/**
 * The agent in the JVM of the tests, and the recording that keeps it awake.
 *
 * <p>Adding points weaves classes anew, and calls meanwhile are missed: so it waits until no test is followed, and tests wait
 * for it.
 */
final class Following {
    private static final String EVENTS = "whence.";
    private static final String RESOLUTION = EVENTS + "Resolution";
    private static final List<String> UNUSED = List.of(
            "Step", "Candidate", "Summary", "Distribution", "Answer", "ClassWalk", "Patch", "Agent", "SystemProperty");
    private static final Duration NOTHING_IS_WRITTEN = Duration.ofDays(365);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Following ONLY = new Following();

    private final ReentrantReadWriteLock followed = new ReentrantReadWriteLock(true);
    /** By options; all of them are followed by {@link #agent}. */
    private final Map<String, List<String>> names = new ConcurrentHashMap<>();

    private volatile @Nullable Door door;
    private volatile @Nullable Object agent;
    private volatile @Nullable Recording recording;

    private Following() {}

    /**
     * Has the points followed, by an agent that is there or one that is attached now.
     *
     * @param options the agent's, which say which points
     * @return the names of the points
     * @throws IllegalStateException if there is no agent and none can be attached; with why
     * @throws IllegalArgumentException if the options are not understood
     */
    static List<String> ensure(String options) {
        return ONLY.ensured(options);
    }

    /** Begins to tell this thread's resolutions to a listener; has to be closed on the same thread. */
    static Stretch begin(Consumer<Map<String, Object>> listener) {
        return ONLY.begun(listener);
    }

    /** Where a class is from. */
    static String sourceOf(Class<?> type) {
        return ONLY.present().sourceOf(type);
    }

    private List<String> ensured(String options) {
        List<String> watched = watched(options);
        if (watched != null) {
            return watched;
        }
        lockAll();
        try {
            List<String> meanwhile = watched(options);
            return meanwhile != null ? meanwhile : follow(options);
        } finally {
            followed.writeLock().unlock();
        }
    }

    /** The names of points that are followed already, or null. */
    private @Nullable List<String> watched(String options) {
        Door known = door;
        Object running = known == null ? null : known.agent();
        return running != null && running == agent && isRecording() ? names.get(options) : null;
    }

    /** While no test is followed. */
    private List<String> follow(String options) {
        Door known = attached(options);
        if (agent != known.agent()) {
            // Whoever attached or detached one did not care for the points of these tests.
            names.clear();
        }
        List<String> asked = List.of(known.watch(options));
        names.put(options, asked);
        agent = known.agent();
        door = known;
        if (!isRecording()) {
            recording = record();
        }
        return asked;
    }

    private void lockAll() {
        boolean within = followed.getReadHoldCount() > 0;
        try {
            if (!within && followed.writeLock().tryLock(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new IllegalStateException("points cannot be added while another test is followed"
                + (within ? " on the same thread" : "; waited " + PATIENCE.toSeconds() + " s for its end"));
    }

    private static Door attached(String options) {
        Door known = Door.find();
        if (known == null || known.agent() == null) {
            AttachingProcess.attach(Door.jar(), options);
            known = Door.find();
        }
        if (known == null || known.agent() == null) {
            throw new IllegalStateException("Whence was attached to the JVM of the tests, and is not there");
        }
        return known;
    }

    private boolean isRecording() {
        Recording present = recording;
        return present != null && present.getState() == RecordingState.RUNNING;
    }

    /** Wakes the agent. Nothing is written: what happens is told while it happens. */
    private static Recording record() {
        Recording recording = new Recording();
        recording.setName("Whence in tests");
        recording.setToDisk(false);
        UNUSED.forEach(event -> recording.disable(EVENTS + event));
        recording.enable(RESOLUTION).withThreshold(NOTHING_IS_WRITTEN);
        recording.start();
        return recording;
    }

    private Stretch begun(Consumer<Map<String, Object>> listener) {
        followed.readLock().lock();
        boolean begun = false;
        try {
            Door known = present();
            Stretch stretch = new Stretch(this, known, known.agent(), known.listen(listener));
            begun = true;
            return stretch;
        } finally {
            if (!begun) {
                followed.readLock().unlock();
            }
        }
    }

    private Door present() {
        Door followed = door;
        Door known = followed == null ? Door.find() : followed;
        if (known == null) {
            throw new IllegalStateException("no class of the Whence agent is in this JVM");
        }
        return known;
    }

    private String recordingTrouble() {
        return isRecording() ? "" : "the recording that the agent needs was stopped";
    }

    /** While resolutions of a thread are told. */
    static final class Stretch implements AutoCloseable {
        private final Following following;
        private final Door door;
        private final @Nullable Object agent;
        private final @Nullable Consumer<Map<String, Object>> before;

        private Stretch(
                Following following,
                Door door,
                @Nullable Object agent,
                @Nullable Consumer<Map<String, Object>> before) {
            this.following = following;
            this.door = door;
            this.agent = agent;
            this.before = before;
        }

        /** Why resolutions may have been missed; empty where none were. */
        String trouble() {
            Object now = door.agent();
            if (now == null) {
                return "the Whence agent was detached from this JVM";
            }
            if (now != agent) {
                return "the Whence agent of this JVM was detached or given other points by somebody else";
            }
            String gaveWay = door.gaveWay();
            return gaveWay.isEmpty()
                    ? following.recordingTrouble()
                    : gaveWay.lines().findFirst().orElse("");
        }

        @Override
        public void close() {
            door.listen(before);
            following.followed.readLock().unlock();
        }
    }
}
