package dev.whence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a {@link Request}: lines of fields between tabs, the first of which says what the line is.
 *
 * <p>It is written into the file that the command made for it, which must be there: nothing new is created.
 */
final class Reply {
    private final StringBuilder lines = new StringBuilder();

    void line(String kind, @Nullable Object... fields) {
        lines.append(kind);
        for (Object field : fields) {
            lines.append('\t').append(escaped(field == null ? "" : field.toString()));
        }
        lines.append('\n');
    }

    /** One line for each line of a text. */
    void each(String kind, String text) {
        int from = 0;
        while (from < text.length()) {
            int end = text.indexOf('\n', from);
            end = end < 0 ? text.length() : end;
            line(kind, text.substring(from, end));
            from = end + 1;
        }
    }

    void writeTo(Path file) throws IOException {
        Files.writeString(file, lines, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }
}
