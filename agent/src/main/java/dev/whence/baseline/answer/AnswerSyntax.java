package dev.whence.baseline.answer;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of a baseline: {@code POINT KEY -> OUTCOME [from JAR [VERSION]]}.
 *
 * <p>Words are separated by blanks. A word that is empty or holds blanks, quotes or control characters stands in double quotes,
 * with a backslash before a quote, a backslash and the code of a character.
 */
public final class AnswerSyntax {
    private static final String ARROW = "->";
    private static final String FROM = "from";
    private static final String THROWS = StableAnswer.THROWS.strip();
    private static final int HEXADECIMAL = 16;
    private static final int DIGITS = 4;

    private AnswerSyntax() {}

    /** The line of an answer. */
    public static String line(StableAnswer answer) {
        StringBuilder line = new StringBuilder(word(answer.point())).append(' ').append(word(answer.key()));
        line.append(' ').append(ARROW).append(' ');
        line.append(
                answer.fails()
                        ? StableAnswer.THROWS + word(answer.outcome().substring(StableAnswer.THROWS.length()))
                        : word(answer.outcome()));
        JarCoordinates jar = answer.jar();
        if (jar.isKnown()) {
            line.append(' ').append(FROM).append(' ').append(word(jar.text()));
            line.append(jar.version().isEmpty() ? "" : " " + word(jar.version()));
        }
        return line.toString();
    }

    /**
     * Reads a line.
     *
     * @throws IllegalArgumentException with what is wrong with it
     */
    public static StableAnswer parse(String line) {
        List<String> words = words(line);
        int at = 2;
        if (words.size() < 4 || !words.get(at++).equals(ARROW)) {
            throw new IllegalArgumentException("is not POINT KEY -> CLASS [from JAR [VERSION]]");
        }
        String outcome = words.get(at++);
        if (outcome.equals(THROWS) && at < words.size() && !words.get(at).equals(FROM)) {
            outcome = StableAnswer.THROWS + words.get(at++);
        }
        String jar = "";
        String version = "";
        if (at < words.size()) {
            if (!words.get(at++).equals(FROM) || at == words.size()) {
                throw new IllegalArgumentException("'" + words.get(at - 1) + "' stands where 'from JAR' may stand");
            }
            jar = words.get(at++);
            version = at < words.size() ? words.get(at++) : "";
        }
        if (at < words.size()) {
            throw new IllegalArgumentException("'" + words.get(at) + "' is one word too many");
        }
        return new StableAnswer(words.get(0), words.get(1), outcome, JarCoordinates.parse(jar, version));
    }

    private static String word(String text) {
        boolean plain = !text.isEmpty()
                && !text.startsWith("#")
                && !text.equals(ARROW)
                && !text.equals(FROM)
                && text.chars().allMatch(AnswerSyntax::isPlain);
        if (plain) {
            return text;
        }
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c == ' ' || isPlain(c)) {
                quoted.append(c);
            } else {
                quoted.append(String.format("\\u%04x", (int) c));
            }
        }
        return quoted.append('"').toString();
    }

    /** What neither separates words nor is invisible; half of a pair of characters is written by its code. */
    private static boolean isPlain(int c) {
        return c != '"'
                && c != '\\'
                && !Character.isWhitespace(c)
                && !Character.isSpaceChar(c)
                && !Character.isISOControl(c)
                && Character.getType(c) != Character.FORMAT
                && Character.getType(c) != Character.SURROGATE;
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        int at = 0;
        while (at < line.length()) {
            if (Character.isWhitespace(line.charAt(at))) {
                at++;
            } else if (line.charAt(at) == '"') {
                StringBuilder word = new StringBuilder();
                at = quoted(line, at + 1, word);
                words.add(word.toString());
            } else {
                int end = at;
                while (end < line.length() && !Character.isWhitespace(line.charAt(end))) {
                    end++;
                }
                words.add(line.substring(at, end));
                at = end;
            }
        }
        return words;
    }

    /** Reads on to the closing quote, and returns where it goes on. */
    private static int quoted(String line, int from, StringBuilder word) {
        int at = from;
        while (at < line.length() && line.charAt(at) != '"') {
            char c = line.charAt(at++);
            if (c == '\\' && at < line.length() && line.charAt(at) == 'u') {
                int end = Math.min(line.length(), at + 1 + DIGITS);
                word.append(code(line.substring(at + 1, end)));
                at = end;
            } else if (c == '\\' && at < line.length()) {
                word.append(line.charAt(at++));
            } else {
                word.append(c);
            }
        }
        if (at >= line.length()) {
            throw new IllegalArgumentException("a quote is not closed");
        }
        return at + 1;
    }

    private static char code(String digits) {
        if (!digits.matches("[0-9a-fA-F]{" + DIGITS + "}")) {
            throw new IllegalArgumentException("'\\u" + digits + "' has not four hexadecimal digits");
        }
        return (char) Integer.parseInt(digits, HEXADECIMAL);
    }
}
