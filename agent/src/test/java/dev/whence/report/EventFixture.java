package dev.whence.report;

import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import jdk.jfr.Timestamp;

/** Events of the names and fields that the agent writes, for recordings made in the test's own JVM. */
public final class EventFixture {
    private EventFixture() {}

    @Name("whence.Resolution")
    @StackTrace(false)
    public static class Resolution extends Event {
        public long id;
        public String point;
        public String key;
        public String mode;
        public String path;
        public Class<?> implementation;
        public int candidates;
        public boolean walked;
        public int classesLoaded;
        public String failure;
        public String source;
    }

    @Name("whence.Step")
    @StackTrace(false)
    public static class Step extends Event {
        public long resolution;
        public String point;
        public String path;
        public String outcome;
        public Class<?> implementation;
        public String failure;
    }

    @Name("whence.ClassWalk")
    @StackTrace(false)
    public static class ClassWalk extends Event {
        public long resolution;
        public String name;
        public String reason;
        public int classes;
        public int versions;
    }

    @Name("whence.Patch")
    @StackTrace(false)
    public static class Patch extends Event {
        public Class<?> className;
        public String loader;
        public String codeSource;

        @Timestamp(Timestamp.MILLISECONDS_SINCE_EPOCH)
        public long firstSeen;

        public boolean inUse;
        public boolean honoured;
        public String why;
    }

    @Name("whence.Summary")
    @StackTrace(false)
    public static class Summary extends Event {
        public String point;
        public String path;
        public String mode;
        public long count;
        public long failures;

        @Timespan(Timespan.NANOSECONDS)
        public long total;

        @Timespan(Timespan.NANOSECONDS)
        public long min;

        @Timespan(Timespan.NANOSECONDS)
        public long max;

        @Timespan(Timespan.NANOSECONDS)
        public long p50;

        @Timespan(Timespan.NANOSECONDS)
        public long p99;

        public long belowThreshold;
        public long overLimit;
    }

    @Name("whence.Distribution")
    @StackTrace(false)
    public static class Distribution extends Event {
        public String point;
        public String path;
        public String mode;
        public long count;
        public long ticksPerSecond;
        public String buckets;
    }

    @Name("whence.Answer")
    @StackTrace(false)
    public static class Answer extends Event {
        public String point;
        public String mode;
        public String key;
        public String path;
        public Class<?> implementation;
        public String source;
        public String sourceVersion;
        public String failure;
        public long count;

        @Timespan(Timespan.NANOSECONDS)
        public long total;

        @Timespan(Timespan.NANOSECONDS)
        public long self;

        @Timespan(Timespan.NANOSECONDS)
        public long outermost;

        @Timespan(Timespan.NANOSECONDS)
        public long max;

        @Timestamp(Timestamp.MILLISECONDS_SINCE_EPOCH)
        public long firstSeen;

        @Timestamp(Timestamp.MILLISECONDS_SINCE_EPOCH)
        public long lastSeen;

        public boolean found;
        public boolean elements;
    }

    @Name("whence.Agent")
    @StackTrace(false)
    public static class Agent extends Event {
        public String version;
        public String launch;
        public String options;
        public String points;
        public String unmatched;
        public String spares;
        public long errors;
        public String lastError;
        public long exhausted;
    }

    /** An event of somebody else, with fields of every kind. */
    @Name("foreign.Everything")
    @Enabled
    public static class Foreign extends Event {
        public byte b = -7;
        public char c = 'ß';
        public short s = -300;
        public int i = Integer.MIN_VALUE;
        public long l = Long.MAX_VALUE;
        public float f = 1.5f;
        public double d = -2.25;
        public boolean z = true;
        public String text = "a text";
        public Thread thread = Thread.currentThread();
    }
}
