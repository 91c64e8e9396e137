package dev.whence.report.diff;

import dev.whence.baseline.answer.StableAnswer;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What differs in one key of a point, or in the time of one of its paths.
 *
 * @param key the key; empty where the point has none, or where a path is meant
 * @param path the path that got slower; null where a key is meant
 * @param before its answers in the first run, of a slower one those of both; none where it is new, or where a path is meant
 * @param now its answers in the second run; none where it is gone
 * @param beforeTime how long one took in the first run
 * @param nowTime how long one took in the second run
 */
public record Difference(
        Kind kind,
        String point,
        String key,
        @Nullable String path,
        List<StableAnswer> before,
        List<StableAnswer> now,
        Timing beforeTime,
        Timing nowTime) {
    /** How, in the order in which it is said: the likeliest to be a mistake first. */
    public enum Kind {
        failing("failing now"),
        changed("answered by others"),
        recovered("failing no more"),
        added("new"),
        gone("gone"),
        slower("slower");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    /** The key, or the path, in words. */
    public String name() {
        if (path != null) {
            return path.isEmpty() ? "all resolutions" : "path " + path;
        }
        return key.isEmpty() ? "(no key)" : key;
    }

    /** What was, in words; empty where there was nothing. */
    public String wordsBefore() {
        return kind == Kind.slower ? beforeTime.words() : words(before);
    }

    /** What is now, in words; empty where there is nothing. */
    public String wordsNow() {
        return kind == Kind.slower ? nowTime.words() : words(now);
    }

    private static String words(List<StableAnswer> answers) {
        return answers.stream().map(StableAnswer::words).collect(Collectors.joining(" or "));
    }
}
