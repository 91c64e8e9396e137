package dev.whence.it.docs;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Replaces, in a line of output, what is another at each run: amounts with a unit, times, versions, object numbers, and the
 * blanks that align columns. What a line counts is compared, unless its comment says {@code counts}.
 */
final class Figures {
    private static final String NUMBER = "[~<]?\\d[\\d.,]*";

    private static final List<Mask> ALWAYS = List.of(
            new Mask("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z", "TIME"),
            new Mask("\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?", "TIME"),
            new Mask("\\b\\d{8}-\\d{6}\\b", "DATE"),
            new Mask("\\b(JDK|Java) \\d+(\\.\\d+)*", "$1 VERSION"),
            new Mask("\\b\\d+\\.\\d+\\.\\d+(-[A-Z]+)?\\b", "VERSION"),
            new Mask("@[0-9a-f]{4,8}\\b", "@OBJECT"),
            new Mask("(?<=\\w)#\\d+\\b", "#OBJECT"),
            new Mask("\\b(?=\\d*[a-f])[0-9a-f]{12}\\b", "SHA-256"),
            new Mask(NUMBER + " ?(ns|µs|ms|s|min|B|kB|MB|%)(?![\\p{L}/])", "AMOUNT"),
            new Mask(NUMBER + "/s\\b", "RATE"),
            new Mask("\\d+ (classes have their|class has its) original", "CLASSES original"),
            new Mask("and [\\d,]+ lines? more", "and NUMBER lines more"));

    private static final Mask COUNTS = new Mask("(?<![\\w.])" + NUMBER, "NUMBER");

    private static final Mask BLANKS = new Mask(" +", " ");

    private Figures() {}

    /**
     * The line without what differs from run to run.
     *
     * @param counts whether whole numbers differ too
     */
    static String masked(String line, boolean counts) {
        String masked = line;
        for (Mask mask : ALWAYS) {
            masked = mask.in(masked);
        }
        if (counts) {
            masked = COUNTS.in(masked);
        }
        return BLANKS.in(masked).stripTrailing();
    }

    private record Mask(Pattern pattern, String name) {
        Mask(String pattern, String name) {
            this(Pattern.compile(pattern), name);
        }

        String in(String line) {
            return pattern.matcher(line).replaceAll(name);
        }
    }
}
