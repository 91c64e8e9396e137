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
        return isPlain(raw) ? raw : plain(raw);
    }

    /** Almost every text is: names, paths and classes of a million events. */
    private static boolean isPlain(String raw) {
        if (raw.length() > LONGEST || raw.strip().length() < raw.length()) {
            return false;
        }
        for (int i = 0; i < raw.length(); i++) {
            char each = raw.charAt(i);
            if (each < ' ' || each > '~' || character(each) != each) {
                return false;
            }
        }
        return true;
    }

    private static String plain(String raw) {
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
