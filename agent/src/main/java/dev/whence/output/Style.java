package dev.whence.output;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.ArrayList;
import java.util.List;

/**
 * What the terminal or file that a text goes to can show.
 *
 * @param colour whether headings may be set off with escape sequences
 * @param charset what the characters will be encoded in; those that it lacks are written in ASCII
 * @param width how many characters a line of it has
 */
public record Style(boolean colour, Charset charset, int width) {
    /** The width of a file or a pipe. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    private static final int DEEPEST = 8;

    private static final String BOLD = "\u001b[1m";
    private static final String PLAIN = "\u001b[0m";

    /** What a file or a pipe can show. */
    public Style(boolean colour, Charset charset) {
        this(colour, charset, UNLIMITED);
    }

    /**
     * A line as it may be shown, in several lines where it has too many characters: broken between words, the others indented
     * by two more. A word that is longer than a line is left whole, to be copied.
     */
    public List<String> lines(String text) {
        String line = safe(text).stripTrailing();
        if (line.length() <= width) {
            return List.of(line);
        }
        int indent = line.length() - line.stripLeading().length();
        String start = " ".repeat(Math.min(indent, DEEPEST) + 2);
        List<String> lines = new ArrayList<>();
        String rest = line;
        while (rest.length() > width) {
            int begin = lines.isEmpty() ? indent : start.length();
            int space = rest.lastIndexOf(' ', width);
            if (space <= begin) {
                space = rest.indexOf(' ', Math.max(begin, width));
            }
            if (space < 0) {
                break;
            }
            lines.add(rest.substring(0, space).stripTrailing());
            rest = start + rest.substring(space).stripLeading();
        }
        lines.add(rest);
        return lines;
    }

    public String heading(String text) {
        return colour ? BOLD + text + PLAIN : text;
    }

    /**
     * The text as it may be shown: what a recording says is written by others, and must not move the cursor or break a
     * line.
     */
    public String safe(String text) {
        if (isPlain(text)) {
            return text;
        }
        CharsetEncoder encoder = charset.newEncoder();
        StringBuilder safe = new StringBuilder(text.length());
        int point;
        for (int i = 0; i < text.length(); i += Character.charCount(point)) {
            point = text.codePointAt(i);
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
        }
        return safe.toString();
    }

    /** Whether it consists of characters that can be shown everywhere. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }
}
