package dev.whence.footprint.cause;

import dev.whence.footprint.trace.Frame;
import dev.whence.footprint.trace.LoadedClass;
import org.jspecify.annotations.Nullable;

/**
 * What made the JVM load a class.
 *
 * @param why in which way
 * @param by the class of the application's that did; null where none did
 * @param frame the first frame of the application's on the stack, or of the agent's where that was it; null if there is
 *     none
 */
public record Cause(
        Why why, @Nullable LoadedClass by, @Nullable Frame frame) {

    /** In which way a class came in. */
    public enum Why {
        /** Code of the other class asked for it. */
        USED("used"),

        /** It is a superclass or an interface of the other class. */
        SUPERTYPE("supertype"),

        /** The JVM needed it to link or to inspect the other class, which names it. */
        LINKED("linked"),

        /** It was made for the other class: a lambda, or another hidden class. */
        MADE("made"),

        /** It came with an archive, before any code ran. */
        ARCHIVED("archived"),

        /** The agent needed it. */
        AGENT("agent"),

        /** No code of the application's stood on the stack: the main class, and what the JDK's own threads need. */
        JVM("jvm"),

        /** There is no trace of it. */
        UNKNOWN("unknown");

        /** As it stands in JSON. */
        public final String text;

        Why(String text) {
            this.text = text;
        }
    }

    static Cause of(Why why) {
        return new Cause(why, null, null);
    }

    /** In words, to stand behind the class's name. */
    public String inWords() {
        String code = frame == null ? "" : " at " + frame;
        return switch (why) {
            case USED -> frame == null ? "" : "used" + code;
            case SUPERTYPE -> "supertype of " + name() + code;
            case LINKED -> "needed to link " + name() + code;
            case MADE -> "made for " + name();
            case ARCHIVED -> "loaded with the archive, before any code";
            case AGENT -> "used by the agent" + code;
            case JVM -> "loaded by the launcher or by a thread of the JDK";
            case UNKNOWN -> "cause unknown";
        };
    }

    /** The same, to stand below the class that it names. */
    public String inShort() {
        String place = frame == null || frame.file().isEmpty() ? "" : frame.file() + ":" + frame.line();
        return switch (why) {
            case USED -> by == null && frame != null ? frame.toString() : place;
            case SUPERTYPE, LINKED, MADE -> why.text;
            case ARCHIVED, AGENT, JVM, UNKNOWN -> inWords();
        };
    }

    private String name() {
        return by == null ? "another class" : by.name();
    }
}
