package dev.whence.agent.protocol;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The reply to a {@link Request} as the agent writes it: lines of fields between tabs, the first of which says what the
 * line is.
 *
 * <p>It is written into the file that the command made for it, which must be there: nothing new is created.
 */
public final class Reply {
    /** What a {@link LineKind#DONE} says where a session is over, whatever was asked last. */
    public static final String ALL_REQUESTS = "*";

    /** What a {@link LineKind#ERROR} has to blame where the request is wrong. */
    static final String INPUT = "input";

    private final StringBuilder lines = new StringBuilder();

    /** Adds a line, whose fields must be as many as its kind has. */
    public void line(LineKind kind, @Nullable Object... fields) {
        kind.check(fields);
        lines.append(kind.text());
        for (Object field : fields) {
            lines.append('\t').append(Escaping.escaped(field == null ? "" : field.toString()));
        }
        lines.append('\n');
    }

    /** Says why the request was not carried out. */
    public void error(String message, boolean isInputToBlame) {
        line(LineKind.ERROR, message, isInputToBlame ? INPUT : "");
    }

    /** One line for each line of a text. */
    public void each(LineKind kind, String text) {
        int from = 0;
        while (from < text.length()) {
            int end = text.indexOf('\n', from);
            end = end < 0 ? text.length() : end;
            line(kind, text.substring(from, end));
            from = end + 1;
        }
    }

    public void writeTo(Path file) throws IOException {
        File existing = file.toFile();
        if (!existing.exists()) {
            throw new NoSuchFileException(existing.getPath());
        }
        // By no channel, as a request is read.
        try (FileOutputStream out = new FileOutputStream(existing)) {
            out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
        }
    }
}
