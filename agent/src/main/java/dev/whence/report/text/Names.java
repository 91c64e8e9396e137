package dev.whence.report.text;

/** Shortens names to what a table has room for. */
final class Names {
    private static final int LONGEST_CLASS = 40;

    private Names() {}

    /** A class name with packages cut to their initials, the outermost first, until it is short enough. */
    static String abbreviated(String className) {
        int lambda = className.indexOf("$$Lambda");
        // Its number says nothing to a person, and is another one in the next run.
        String rest = lambda > 0 ? className.substring(0, lambda) + "$$Lambda" : className;
        StringBuilder initials = new StringBuilder();
        int dot = rest.indexOf('.');
        while (initials.length() + rest.length() > LONGEST_CLASS && dot > 0) {
            initials.append(rest.charAt(0)).append('.');
            rest = rest.substring(dot + 1);
            dot = rest.indexOf('.');
        }
        return initials + rest;
    }

    /** A text whose middle is left out where it is too long: names differ at their beginning or end. */
    static String middle(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = (longest - 1) / 2;
        return text.substring(0, longest - 1 - end) + "…" + text.substring(text.length() - end);
    }
}
