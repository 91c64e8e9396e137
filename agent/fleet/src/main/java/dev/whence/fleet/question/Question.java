package dev.whence.fleet.question;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What may be asked of the facts of a fleet; each is one text of SQL over the view {@code facts}. */
public enum Question {
    coverage("How much is in the store"),
    versions("Loaded versions of watched classes"),
    answers("Who answers"),
    patches("Versions that answer, and are not the one that most instances have"),
    walks("Walks over the loaded classes"),
    percentiles("Durations"),
    releases("Slower than the version before: p50 by 1.25 or more"),
    unmatched("Points that match nothing"),
    outliers("Instances out of line: p50 1.5 times that of the others or more");

    private final String title;

    Question(String title) {
        this.title = title;
    }

    /** What it asks, as a heading. */
    public String title() {
        return title;
    }

    /** The query, in words that every engine knows. */
    public String sql() {
        try (InputStream text = Question.class.getResourceAsStream(name() + ".sql")) {
            if (text == null) {
                throw new IllegalStateException("There is no " + name() + ".sql");
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
