package dev.whence.recording;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Name;
import jdk.jfr.Recording;
import jdk.jfr.StackTrace;

/** Makes recordings in the test's own JVM. */
final class Recorded {
    private Recorded() {}

    /** What happens while it is recorded. */
    interface Story {
        void happen(Recording recording) throws Exception;
    }

    static Path by(Path file, Story story) throws Exception {
        try (Recording recording = new Recording()) {
            for (Class<? extends Event> event : List.of(Answered.class, Everything.class)) {
                recording.enable(event).withThreshold(Duration.ZERO);
            }
            recording.start();
            story.happen(recording);
            recording.dump(file);
        }
        return file;
    }

    /** Begins a new chunk, as the recorder does when another recording begins. */
    static void newChunk() {
        try (Recording other = new Recording()) {
            other.start();
        }
    }

    /** A class as another loader of that name defines it. */
    static Class<?> anotherVersion(Class<?> original, String loaderName) throws IOException {
        String resource = original.getName().replace('.', '/') + ".class";
        try (InputStream in = original.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("no " + resource);
            }
            byte[] bytes = in.readAllBytes();
            return new ClassLoader(loaderName, original.getClassLoader()) {
                Class<?> define() {
                    return defineClass(original.getName(), bytes, 0, bytes.length);
                }
            }.define();
        }
    }

    /** An event with fields of the kinds that a reader is asked for. */
    @Name("reader.Answered")
    @StackTrace(false)
    static class Answered extends Event {
        long id;
        String point;
        String path;
        Class<?> implementation;
        int candidates;
        boolean walked;
        String failure;
    }

    /** An event of somebody else, with fields of every kind. */
    @Name("reader.Everything")
    @Enabled
    static class Everything extends Event {
        byte b = -7;
        char c = 'ß';
        short s = -300;
        int i = Integer.MIN_VALUE;
        long l = Long.MAX_VALUE;
        float f = 1.5f;
        double d = -2.25;
        boolean z = true;
        String text = "a text";
        Thread thread = Thread.currentThread();
    }
}
