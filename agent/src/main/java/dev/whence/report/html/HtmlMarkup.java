package dev.whence.report.html;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes elements and text so that nothing which a recording says can become markup.
 *
 * <p>What it writes is HTML and XML at once: every element is closed, every attribute quoted.
 */
final class HtmlMarkup {
    private static final Set<String> VOID = Set.of("meta", "wbr");

    private static final Pattern UNIT = Pattern.compile("(\\d) (ns|µs|ms|s|min|h|%)(?!\\w)");
    private static final String PARTS = "./\\@#$:,-_";

    private final StringBuilder page = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /** Opens an element; attributes are names and values in turn, and one whose value is null is left out. */
    HtmlMarkup open(String element, @Nullable String... attributes) {
        tag(element, attributes);
        page.append('>');
        open.push(element);
        return this;
    }

    /** Closes the element opened last. */
    HtmlMarkup close() {
        page.append("</").append(open.pop()).append('>');
        if (open.size() <= 3) {
            page.append('\n');
        }
        return this;
    }

    HtmlMarkup text(String text) {
        escape(text);
        return this;
    }

    /** Text of ours with figures in it: a number stays on one line with its unit. */
    HtmlMarkup prose(String text) {
        return text(UNIT.matcher(text).replaceAll("$1\u00a0$2"));
    }

    /** Names and places, which may be broken between their parts and are still copied whole. */
    HtmlMarkup names(String text) {
        int from = 0;
        for (int i = 0; i < text.length() - 1; i++) {
            if (PARTS.indexOf(text.charAt(i)) >= 0) {
                text(text.substring(from, i + 1)).empty("wbr");
                from = i + 1;
            }
        }
        return text(text.substring(from));
    }

    /** An element with text in it. */
    HtmlMarkup leaf(String element, String text, @Nullable String... attributes) {
        open(element, attributes).text(text);
        page.append("</").append(open.pop()).append('>');
        return this;
    }

    /** An element with nothing in it. */
    HtmlMarkup empty(String element, @Nullable String... attributes) {
        tag(element, attributes);
        page.append(VOID.contains(element) ? " />" : "></" + element + ">");
        return this;
    }

    /** Our own style, script or doctype, as it is; never what comes from a recording. */
    HtmlMarkup own(String markup) {
        page.append(markup);
        return this;
    }

    /** A coordinate, in as few characters as it needs. */
    static String number(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        return text.replaceFirst("\\.?0+$", "");
    }

    String page() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("left open: " + open);
        }
        return page.toString();
    }

    private void tag(String element, @Nullable String... attributes) {
        page.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            String value = attributes[i + 1];
            if (value != null) {
                page.append(' ').append(attributes[i]).append("=\"");
                escape(value);
                page.append('"');
            }
        }
    }

    /**
     * Beside the five characters of markup, takes out what could reorder or hide the text around it: control characters and
     * invisible format characters, such as those that turn the direction of writing.
     */
    private void escape(String text) {
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            switch (point) {
                case '&' -> page.append("&amp;");
                case '<' -> page.append("&lt;");
                case '>' -> page.append("&gt;");
                case '"' -> page.append("&quot;");
                case '\'' -> page.append("&#39;");
                default -> plain(point);
            }
        }
    }

    private void plain(int point) {
        if (Character.isISOControl(point) || Character.getType(point) == Character.FORMAT) {
            page.append(point == '\n' ? '\n' : ' ');
        } else if (Character.getType(point) == Character.SURROGATE || (point & 0xFFFE) == 0xFFFE) {
            page.append('\uFFFD');
        } else {
            page.appendCodePoint(point);
        }
    }
}
