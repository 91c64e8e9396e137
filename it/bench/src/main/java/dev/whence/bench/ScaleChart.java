package dev.whence.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What each cost is at 10 and 100 times the work, over what it is at 1: a panel for each JDK, both axes logarithmic, with the
 * least of each case. A cost that does not grow is a level line; the dashed line is one that grows as the work does.
 */
final class ScaleChart {
    private static final int LEFT = 60;
    private static final int PANEL = 260;
    private static final int LABELS = 430;
    private static final int TOP = 34;
    private static final int LINE = 15;
    private static final int BOTTOM = 34;
    private static final double MOST = 2;
    private static final double LEAST = -0.3;
    private static final String[] COLOURS = {
        "#3b7dd8", "#e08a2e", "#4fa36a", "#a36fc4", "#c9543f", "#2b9aa0", "#8c7a2f", "#b0567f"
    };

    private final StringBuilder svg = new StringBuilder();

    private ScaleChart() {}

    /** The chart; null where not all sizes of any work were measured. */
    static @Nullable String of(Figures figures, List<Jdk> jdks) {
        ScaleChart chart = new ScaleChart();
        int top = 0;
        for (Jdk jdk : jdks) {
            List<Growth> all = new ArrayList<>();
            for (Scaling.Work work : Scaling.Work.values()) {
                Growth growth = growth(work, figures, jdk);
                if (growth != null) {
                    all.add(growth);
                }
            }
            if (!all.isEmpty()) {
                chart.panel(top, jdk, all);
                top += TOP + PANEL + BOTTOM;
            }
        }
        return top == 0 ? null : chart.finished(LEFT + PANEL + LABELS, top);
    }

    private static @Nullable Growth growth(Scaling.Work work, Figures figures, Jdk jdk) {
        List<Double> costs = new ArrayList<>();
        for (int size : work.sizes()) {
            Figure figure = figures.find(work.figure(size), jdk);
            if (figure == null) {
                return null;
            }
            costs.add(figure.min());
        }
        return new Growth(work, costs);
    }

    private void panel(int top, Jdk jdk, List<Growth> all) {
        int zero = top + TOP + PANEL;
        text(LEFT, top + TOP - 14, "start", true, "#7a7a7a", jdk + ": cost over that of the least work, CPU or memory");
        for (int power = 0; power <= MOST; power++) {
            double x = LEFT + PANEL * power / MOST;
            double y = y(zero, power);
            svg.append(String.format(
                    Locale.ROOT,
                    "<path d=\"M%d %.1fH%d\" stroke=\"#7a7a7a\" stroke-opacity=\"0.3\"/>%n",
                    LEFT,
                    y,
                    LEFT + PANEL));
            String times = Integer.toString((int) Math.pow(10, power));
            text(LEFT - 8, y + 4, "end", false, "#7a7a7a", times + " ×");
            text(x, zero + 20, "middle", false, "#7a7a7a", times + " × the work");
        }
        svg.append(String.format(
                Locale.ROOT,
                "<path d=\"M%d %.1fL%d %.1f\" stroke=\"#7a7a7a\" stroke-dasharray=\"4 4\" fill=\"none\"/>%n",
                LEFT,
                y(zero, 0),
                LEFT + PANEL,
                y(zero, MOST)));
        List<Growth> sorted = new ArrayList<>(all);
        sorted.sort(Comparator.comparingDouble(Growth::last).reversed());
        double free = top;
        for (Growth growth : sorted) {
            String colour = COLOURS[growth.work.ordinal() % COLOURS.length];
            StringBuilder path = new StringBuilder();
            for (int i = 0; i < growth.costs.size(); i++) {
                path.append(String.format(
                        Locale.ROOT,
                        "%s%.1f %.1f",
                        i == 0 ? "M" : "L",
                        LEFT + PANEL * i / MOST,
                        y(zero, Math.log10(growth.costs.get(i) / growth.costs.get(0)))));
            }
            svg.append(String.format(
                    Locale.ROOT, "<path d=\"%s\" stroke=\"%s\" stroke-width=\"2\" fill=\"none\"/>%n", path, colour));
            free = Math.max(free + LINE, y(zero, Math.log10(growth.last())) + 4);
            List<Integer> sizes = growth.work.sizes();
            String label = Numbers.text(growth.last()) + " ×  " + Numbers.round(sizes.get(0)) + " to "
                    + Numbers.round(sizes.get(sizes.size() - 1)) + " " + growth.work.what + ", "
                    + Numbers.text(growth.costs.get(0)) + " to "
                    + Numbers.text(growth.costs.get(growth.costs.size() - 1)) + " " + growth.work.unit;
            text(LEFT + PANEL + 10, free, "start", false, colour, label);
        }
    }

    private static double y(int zero, double power) {
        return zero - PANEL * (power - LEAST) / (MOST - LEAST);
    }

    private void text(double x, double baseline, String anchor, boolean bold, String colour, String text) {
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%.0f\" y=\"%.0f\" text-anchor=\"%s\" fill=\"%s\"%s>%s</text>%n",
                x,
                baseline,
                anchor,
                colour,
                bold ? " font-weight=\"bold\"" : "",
                text));
    }

    private String finished(int width, int height) {
        return String.format(
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
                                + " font-family=\"sans-serif\" font-size=\"12\">%n",
                        width, height, width, height)
                + svg
                + "</svg>\n";
    }

    /** The costs of one work, from the least to 100 times as much. */
    private record Growth(Scaling.Work work, List<Double> costs) {
        double last() {
            return costs.get(costs.size() - 1) / costs.get(0);
        }
    }
}
