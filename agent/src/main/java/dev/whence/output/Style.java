package dev.whence.output;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;

/**
 * What the terminal or file that a text goes to can show.
 *
 * @param colour whether headings may be set off with escape sequences
 * @param charset what the characters will be encoded in; those that it lacks are written in ASCII
 */
public record Style(boolean colour, Charset charset) {
    private static final String BOLD = "\u001b[1m";
    private static final String PLAIN = "\u001b[0m";

    public String heading(String text) {
        return colour ? BOLD + text + PLAIN : text;
    }

    /**
     * The text as it may be shown: what a recording says is written by others, and must not move the cursor or break a
     * line.
     */
    public String safe(String text) {
        CharsetEncoder encoder = charset.newEncoder();
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            String character = Character.toString(point);
            if (Character.isISOControl(point) || Character.getType(point) == Character.FORMAT) {
                safe.append(' ');
            } else if (point < 128 || encoder.canEncode(character)) {
                safe.append(character);
            } else {
                safe.append(
                        switch (point) {
                            case 'µ' -> "u";
                            case '…' -> "...";
                            default -> "?";
                        });
            }
        });
        return safe.toString();
    }
}
