package dev.whence.it.harness.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Stream;

/** What every page of the project's keeps, whoever made it. */
public final class PageLook {

    private static final int PHONE = 400;

    /** What WCAG 2 asks of text at level AA: https://www.w3.org/TR/WCAG22/#contrast-minimum. */
    private static final double READABLE = 4.5;

    /** And of the parts of a drawing: https://www.w3.org/TR/WCAG22/#non-text-contrast. */
    private static final double VISIBLE = 3;

    private static final String GROUND = """
            const ground = element => {
                const colour = getComputedStyle(element).backgroundColor;
                return colour === 'rgba(0, 0, 0, 0)' && element.parentElement ? ground(element.parentElement) : colour;
            };
            """;

    private PageLook() {}

    public static void assertQuiet(BrowserPage page) {
        assertThat(page.complaints()).as("errors, exceptions, violations").isEmpty();
    }

    /** Also with all that can be unfolded. */
    public static void assertFitsPhone(BrowserPage page) {
        page.width(PHONE);
        page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)", Object.class);
        assertThat(page.evaluate("innerWidth", Integer.class))
                .as("the window is so narrow")
                .isEqualTo(PHONE);
        assertThat(page.evaluate("document.documentElement.scrollWidth", Integer.class))
                .as("scrollWidth at %d px", PHONE)
                .isLessThanOrEqualTo(PHONE);
    }

    public static void assertReadableInDarkAndLight(BrowserPage page) {
        page.prefer("dark");
        String dark = assertReadable(page, "dark");
        page.prefer("light");
        String light = assertReadable(page, "light");

        assertThat(luminance(dark)).as("backgrounds in dark and light").isLessThan(luminance(light));
    }

    /** The marks of drawings by a property of theirs, {@code fill} or {@code stroke}, in both schemes. */
    public static void assertSeenInDarkAndLight(BrowserPage page, String marks, String property) {
        for (String scheme : new String[] {"dark", "light"}) {
            page.prefer(scheme);
            Text[] colours = page.evaluate("""
                    (() => {
                        %s
                        return [...document.querySelectorAll('%s')].map(mark => ({
                            text: mark.outerHTML.slice(0, 60), colour: getComputedStyle(mark).%s, ground: ground(mark.closest('figure'))
                        }));
                    })()
                    """.formatted(GROUND, marks, property), Text[].class);
            assertThat(colours).as("marks %s", marks).isNotEmpty();
            assertThat(colours)
                    .as("too faint to be seen in the %s scheme", scheme)
                    .allMatch(mark -> mark.contrast() >= VISIBLE);
        }
    }

    /** Gives the background of the page. */
    private static String assertReadable(BrowserPage page, String scheme) {
        Text[] texts = page.evaluate("""
                (() => {
                    %s
                    return [document.body, ...document.querySelectorAll('body *:not(script, svg *)')]
                        .filter(element => element === document.body || [...element.childNodes].some(
                            node => node.nodeType === Node.TEXT_NODE && node.data.trim()))
                        .map(element => ({
                            text: element === document.body ? 'body' : element.textContent,
                            colour: getComputedStyle(element).color,
                            ground: ground(element)
                        }));
                })()
                """.formatted(GROUND), Text[].class);
        assertThat(texts).as("texts").hasSizeGreaterThan(1);
        assertThat(texts).as("too faint to be read in the %s scheme", scheme).allMatch(Text::readable);
        return texts[0].ground();
    }

    /** From 0 for black to 1 for white: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance. */
    private static double luminance(String colour) {
        assertThat(colour).as("an opaque colour").matches("rgb\\(\\d+, \\d+, \\d+\\)");
        double[] linear = Stream.of(colour.replaceAll("[^0-9,]", "").split(","))
                .mapToDouble(channel -> Integer.parseInt(channel) / 255.0)
                .map(channel -> channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4))
                .toArray();
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
    }

    /** A text in its colour on its ground. */
    private record Text(String text, String colour, String ground) {
        boolean readable() {
            return contrast() >= READABLE;
        }

        double contrast() {
            double one = luminance(colour) + 0.05;
            double other = luminance(ground) + 0.05;
            return Math.max(one, other) / Math.min(one, other);
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%s on %s: %s", colour, ground, text);
        }
    }
}
