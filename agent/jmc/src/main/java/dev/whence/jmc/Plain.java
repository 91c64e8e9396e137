package dev.whence.jmc;

/**
 * Makes text of a recording fit for a rule's message.
 *
 * <p>Mission Control puts messages as they are into the strings of its JSON report (9.1.2 escapes a rule's name there, and
 * nothing else), and takes braces for placeholders. So a value has none of what would end or change the string around
 * it: a Windows path shows slashes, a quoted word single quotes.
 */
final class Plain {
    private static final int LONGEST = 300;

    private Plain() {}

    static String text(String raw) {
        StringBuilder plain = new StringBuilder();
        raw.codePoints().limit(LONGEST).map(Plain::character).forEach(plain::appendCodePoint);
        if (raw.codePointCount(0, raw.length()) > LONGEST) {
            plain.append('…');
        }
        return plain.toString().strip();
    }

    private static int character(int raw) {
        return switch (raw) {
            case '"' -> '\'';
            case '\\' -> '/';
            case '{' -> '(';
            case '}' -> ')';
            default -> isPrintable(raw) ? raw : ' ';
        };
    }

    private static boolean isPrintable(int raw) {
        return switch (Character.getType(raw)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
