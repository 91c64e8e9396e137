package dev.whence.bench;

import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/** The chart: bars for those cases that say most, by JDK. Plain SVG, with colours that suit light and dark pages. */
final class Chart {
    private static final int LABELS = 210;
    private static final int BARS = 420;
    private static final int VALUES = 90;
    private static final int BAR = 11;
    private static final int GAP = 7;
    private static final int TITLE = 34;
    private static final String[] COLOURS = {"#3b7dd8", "#e08a2e", "#4fa36a", "#a36fc4"};

    private final Figures figures;
    private final List<Jdk> jdks;
    private final StringBuilder svg = new StringBuilder();
    private int y;

    private Chart(Figures figures, List<Jdk> jdks) {
        this.figures = figures;
        this.jdks = jdks;
    }

    static String of(Figures figures, List<Jdk> jdks) {
        Chart chart = new Chart(figures, jdks);
        chart.legend();
        chart.panel(
                "A call of a watched method, ns (logarithmic)",
                true,
                List.of(
                        new Bar("not instrumented", "call.none"),
                        new Bar("Whence, no recording", "call.noRecording"),
                        new Bar("Whence, events off", "call.off"),
                        new Bar("Whence, below threshold", "call.dropped"),
                        new Bar("hand-written, below threshold", "call.handWrittenDropped"),
                        new Bar("Whence, recorded", "call.recorded"),
                        new Bar("hand-written, recorded", "call.handWritten"),
                        new Bar("JFR method tracing", "call.methodTrace"),
                        new Bar("Byteman, timer", "call.byteman"),
                        new Bar("Whence, with stack", "call.recordedWithStack")));
        chart.panel(
                "A call through the pipeline's proxy, ns (logarithmic)",
                true,
                List.of(
                        new Bar("interface call", "proxy.interfaceCall"),
                        new Bar("simple mode", "proxy.simple"),
                        new Bar("default, 1,500 classes", "proxy.default.1500"),
                        new Bar("default, 100,000 classes", "proxy.default.100000"),
                        new Bar("walking, 1,500 classes", "proxy.naive.1500"),
                        new Bar("walking, 100,000 classes", "proxy.naive.100000")));
        chart.panel(
                "Start of Hello World, ms of CPU",
                false,
                List.of(
                        new Bar("no agent", "startup.none.cpu"),
                        new Bar("no-op agent", "startup.noop.cpu"),
                        new Bar("Whence, dormant", "startup.dormant.cpu"),
                        new Bar("recording alone", "startup.recordingAlone.cpu"),
                        new Bar("Whence, recording", "startup.recording.cpu"),
                        new Bar("Byteman", "startup.byteman.cpu"),
                        new Bar("Byte Buddy, textbook", "startup.agentBuilder.cpu"),
                        new Bar("OpenTelemetry, one method", "startup.openTelemetry.cpu")));
        return chart.finished();
    }

    private void legend() {
        y = GAP + BAR;
        int x = LABELS;
        for (int i = 0; i < jdks.size(); i++) {
            rectangle(x, y - BAR + 1, BAR, colour(i));
            text(x + BAR + 5, y, "start", false, jdks.get(i).toString());
            x += 130;
        }
        y += GAP;
    }

    private void panel(String title, boolean logarithmic, List<Bar> bars) {
        List<Bar> measured = bars.stream().filter(this::isMeasured).toList();
        if (measured.isEmpty()) {
            return;
        }
        DoubleUnaryOperator length = scale(measured, logarithmic);
        y += TITLE;
        text(0, y - BAR, "start", true, title);
        for (Bar bar : measured) {
            int top = y;
            for (int i = 0; i < jdks.size(); i++) {
                Figure figure = figures.find(bar.name(), jdks.get(i));
                if (figure != null) {
                    double width = Math.max(1, length.applyAsDouble(figure.median()));
                    rectangle(LABELS, y, width, colour(i));
                    text(LABELS + width + 5, y + BAR - 2, "start", false, Numbers.text(figure.median()));
                    y += BAR + 1;
                }
            }
            text(LABELS - 8, (top + y + BAR) / 2 - 2, "end", false, bar.label());
            y += GAP;
        }
    }

    private boolean isMeasured(Bar bar) {
        return jdks.stream().anyMatch(jdk -> figures.find(bar.name(), jdk) != null);
    }

    /** From a figure to a bar's length: logarithmic bars begin at half the smallest figure. */
    private DoubleUnaryOperator scale(List<Bar> bars, boolean logarithmic) {
        double largest = 0;
        double smallest = Double.MAX_VALUE;
        for (Bar bar : bars) {
            for (Jdk jdk : jdks) {
                Figure figure = figures.find(bar.name(), jdk);
                if (figure != null) {
                    largest = Math.max(largest, figure.median());
                    smallest = Math.min(smallest, figure.median());
                }
            }
        }
        double top = largest;
        double bottom = smallest / 2;
        return logarithmic
                ? value -> BARS * Math.log(value / bottom) / Math.log(top / bottom)
                : value -> BARS * value / top;
    }

    private void rectangle(double x, double top, double width, String colour) {
        svg.append(String.format(
                Locale.ROOT,
                "<rect x=\"%.0f\" y=\"%.0f\" width=\"%.1f\" height=\"%d\" rx=\"2\" fill=\"%s\"/>%n",
                x,
                top,
                width,
                BAR,
                colour));
    }

    private void text(double x, double baseline, String anchor, boolean bold, String text) {
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%.0f\" y=\"%.0f\" text-anchor=\"%s\"%s>%s</text>%n",
                x,
                baseline,
                anchor,
                bold ? " font-weight=\"bold\"" : "",
                text));
    }

    private String finished() {
        int width = LABELS + BARS + VALUES;
        int height = y + GAP;
        return String.format(
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
                                + " font-family=\"sans-serif\" font-size=\"12\" fill=\"#7a7a7a\">%n",
                        width, height, width, height)
                + svg
                + "</svg>\n";
    }

    private static String colour(int jdk) {
        return COLOURS[jdk % COLOURS.length];
    }

    private record Bar(String label, String name) {}
}
