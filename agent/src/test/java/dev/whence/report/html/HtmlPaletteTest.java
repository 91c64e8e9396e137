package dev.whence.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That colours mean one thing, and can be told apart by everybody. */
class HtmlPaletteTest {
    /** WCAG 2.2, 1.4.11: what is drawn; 1.4.3: what is read. */
    private static final double DRAWN = 3;

    private static final double READ = 4.5;

    /** In OKLab, where 0.02 is a just noticeable difference. */
    private static final double APART = 0.06;

    @Test
    void keepsTheBuiltInPathsColoursWhateverElseThereIs() {
        HtmlPalette palette = new HtmlPalette(List.of("spring", "patched", "jaxp", "live", "none"));

        assertThat(palette.of("live")).isEqualTo(new HtmlPalette(List.of("live")).of("live"));
        assertThat(palette.of("patched")).isEqualTo(new HtmlPalette(List.of("patched")).of("patched"));
        assertThat(List.of("spring", "patched", "jaxp", "live", "none"))
                .extracting(palette::of)
                .doesNotHaveDuplicates()
                .doesNotContain(HtmlPalette.OTHER);
    }

    @Test
    void leavesGreyForTheLeastTaken() {
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            paths.add("path" + i);
        }
        HtmlPalette palette = new HtmlPalette(paths);

        assertThat(paths.subList(0, 6)).extracting(palette::of).doesNotHaveDuplicates();
        assertThat(paths.subList(6, 10)).extracting(palette::of).containsOnly(HtmlPalette.OTHER);
    }

    @ParameterizedTest
    @EnumSource
    void standsOutFromTheGround(Scheme scheme) throws Exception {
        Map<String, String> colours = scheme.colours();

        for (String ground : List.of("page", "card")) {
            colours.forEach((name, colour) -> {
                if (name.startsWith("k")) {
                    assertThat(contrast(colour, colours.get(ground)))
                            .as("%s on %s", name, ground)
                            .isGreaterThan(DRAWN);
                }
            });
            for (String text : List.of("ink", "soft", "link", "bad")) {
                assertThat(contrast(colours.get(text), colours.get(ground)))
                        .as("%s on %s", text, ground)
                        .isGreaterThan(READ);
            }
        }
        assertThat(contrast(colours.get("ink"), colours.get("tint"))).isGreaterThan(READ);
        assertThat(contrast(colours.get("page"), colours.get("ink"))).isGreaterThan(READ);
    }

    @ParameterizedTest
    @EnumSource
    void isToldApartByAllEyes(Scheme scheme) throws Exception {
        List<Map.Entry<String, String>> colours = scheme.colours().entrySet().stream()
                .filter(colour -> colour.getKey().startsWith("k"))
                .toList();

        assertThat(colours).hasSize(9);
        for (Eyes eyes : Eyes.values()) {
            for (int i = 0; i < colours.size(); i++) {
                for (int j = 0; j < i; j++) {
                    assertThat(distance(
                                    colours.get(i).getValue(), colours.get(j).getValue(), eyes))
                            .as("%s and %s, %s", colours.get(i), colours.get(j), eyes)
                            .isGreaterThan(APART);
                }
            }
        }
    }

    /** The test above can fail: red and green of equal lightness are one to some. */
    @Test
    void controlOfToldApart() {
        assertThat(distance("#b05a5a", "#7d7d3c", Eyes.TYPICAL)).isGreaterThan(APART);
        assertThat(distance("#b05a5a", "#7d7d3c", Eyes.DEUTERANOPE)).isLessThan(APART);
    }

    private enum Scheme {
        LIGHT,
        DARK;

        Map<String, String> colours() throws Exception {
            try (InputStream in = HtmlReport.class.getResourceAsStream("report.css")) {
                String css = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                int dark = css.indexOf("prefers-color-scheme: dark");
                String part = this == LIGHT ? css.substring(0, dark) : css.substring(dark);
                Map<String, String> colours = new LinkedHashMap<>();
                Matcher matcher =
                        Pattern.compile("--([a-z0-9-]+): (#[0-9a-f]{6});").matcher(part);
                while (matcher.find()) {
                    colours.put(matcher.group(1), matcher.group(2));
                }
                return colours;
            }
        }
    }

    /** Machado, Oliveira, Fernandes 2009, severity 1, on linear RGB. */
    private enum Eyes {
        TYPICAL(1, 0, 0, 0, 1, 0, 0, 0, 1),
        PROTANOPE(0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998),
        DEUTERANOPE(0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881),
        TRITANOPE(1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900);

        private final double[] matrix;

        Eyes(double... matrix) {
            this.matrix = matrix;
        }

        double[] see(double[] rgb) {
            return times(matrix, rgb, value -> Math.min(1, Math.max(0, value)));
        }
    }

    private interface Each {
        double apply(double value);
    }

    private static double[] times(double[] matrix, double[] vector, Each each) {
        double[] result = new double[3];
        for (int i = 0; i < 3; i++) {
            double sum = 0;
            for (int j = 0; j < 3; j++) {
                sum += matrix[3 * i + j] * vector[j];
            }
            result[i] = each.apply(sum);
        }
        return result;
    }

    private static double[] linear(String colour) {
        double[] rgb = new double[3];
        for (int i = 0; i < 3; i++) {
            double value = Integer.parseInt(colour.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            rgb[i] = value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
        }
        return rgb;
    }

    /** WCAG 2.2: relative luminance and contrast ratio. */
    private static double contrast(String one, String two) {
        double a = luminance(one) + 0.05;
        double b = luminance(two) + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }

    private static double luminance(String colour) {
        double[] rgb = linear(colour);
        return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
    }

    private static double distance(String one, String two, Eyes eyes) {
        double[] a = oklab(eyes.see(linear(one)));
        double[] b = oklab(eyes.see(linear(two)));
        return Math.sqrt(Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + Math.pow(a[2] - b[2], 2));
    }

    /** Ottosson 2020, "A perceptual color space for image processing". */
    private static double[] oklab(double[] rgb) {
        double[] cones = times(
                new double[] {
                    0.4122214708,
                    0.5363325363,
                    0.0514459929,
                    0.2119034982,
                    0.6806995451,
                    0.1073969566,
                    0.0883024619,
                    0.2817188376,
                    0.6299787005
                },
                rgb,
                Math::cbrt);
        return times(
                new double[] {
                    0.2104542553,
                    0.7936177850,
                    -0.0040720468,
                    1.9779984951,
                    -2.4285922050,
                    0.4505937099,
                    0.0259040371,
                    0.7827717662,
                    -0.8086757660
                },
                cones,
                value -> value);
    }
}
