package dev.whence.report.html;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The outside of a chart: its heading, its legend, and its axes as text beside a drawing that stretches with the page.
 *
 * <p>The text is no part of the drawing, since it has to stay readable however narrow that becomes.
 */
final class HtmlChart {
    /** Size of a drawing in its own units, whatever it is on the screen. */
    static final double WIDTH = 1_000;

    static final double HEIGHT = 100;

    private final HtmlMarkup html;
    private final String id;
    private int plots;

    /** @param id unlike any other on the page */
    HtmlChart(HtmlMarkup html, String id) {
        this.html = html;
        this.id = id;
    }

    /**
     * What a colour means.
     *
     * @param value what there is to say of it beside its name
     */
    record Key(String name, String colour, @Nullable String value) {}

    HtmlChart open(String title, String note) {
        html.open("figure", "class", "chart").open("figcaption", "id", id);
        html.leaf("strong", title).text(" ").leaf("span", note).close();
        return this;
    }

    HtmlChart legend(List<Key> keys) {
        html.open("ul", "class", "legend");
        for (Key key : keys) {
            html.open("li").empty("i", "class", "key " + key.colour()).leaf("span", key.name());
            if (key.value() != null) {
                html.text(" ").leaf("b", key.value());
            }
            html.close();
        }
        html.close();
        return this;
    }

    /**
     * One drawing with its axes.
     *
     * @param kind its class in the style sheet, which gives it its height
     * @param about what it shows, in words, for those who cannot see it
     * @param up the vertical axis; null for none
     * @param along the horizontal axis
     * @param labelled whether the horizontal axis is labelled here
     * @param drawing writes what is drawn
     */
    HtmlChart plot(
            String kind, String about, @Nullable HtmlAxis up, HtmlAxis along, boolean labelled, Runnable drawing) {
        String described = id + "-" + ++plots;
        html.open("div", "class", "frame " + kind);
        if (up != null) {
            html.open("div", "class", "up", "aria-hidden", "true");
            for (HtmlAxis.Tick tick : up.ticks()) {
                html.leaf("span", tick.label(), "style", "bottom:" + HtmlMarkup.number(tick.at() * 100) + "%");
            }
            html.close();
        }
        html.open("div", "class", "plot");
        html.open(
                "svg",
                "viewBox",
                "0 0 " + HtmlMarkup.number(WIDTH) + " " + HtmlMarkup.number(HEIGHT),
                "preserveAspectRatio",
                "none",
                "role",
                "img",
                "aria-labelledby",
                id,
                "aria-describedby",
                described);
        html.leaf("desc", about, "id", described);
        grid(up, along);
        drawing.run();
        html.close().close();
        if (labelled) {
            html.open("div", "class", "along", "aria-hidden", "true");
            for (HtmlAxis.Tick tick : along.ticks()) {
                html.leaf(
                        "span",
                        tick.label(),
                        "class",
                        place(tick),
                        "style",
                        "left:" + HtmlMarkup.number(tick.at() * 100) + "%");
            }
            html.close();
        }
        html.close();
        return this;
    }

    /** A label at an end stays within the drawing, so that it never widens the page. */
    private static @Nullable String place(HtmlAxis.Tick tick) {
        String end = tick.at() < 0.03 ? "first" : tick.at() > 0.95 ? "last" : null;
        return !tick.minor() ? end : end == null ? "minor" : "minor " + end;
    }

    void close() {
        html.close();
    }

    /** Something to point at; JavaScript finds what is nearest to the pointer, and without it the browser shows the title. */
    void hit(double from, double to, String title) {
        html.open(
                        "rect",
                        "class",
                        "hit",
                        "x",
                        HtmlMarkup.number(from),
                        "width",
                        HtmlMarkup.number(Math.max(1, to - from)),
                        "height",
                        HtmlMarkup.number(HEIGHT))
                .leaf("title", title)
                .close();
    }

    private void grid(@Nullable HtmlAxis up, HtmlAxis along) {
        StringBuilder lines = new StringBuilder();
        if (up == null) {
            for (HtmlAxis.Tick tick : along.ticks()) {
                lines.append('M').append(HtmlMarkup.number(tick.at() * WIDTH)).append(" 0V100");
            }
        } else {
            for (HtmlAxis.Tick tick : up.ticks()) {
                lines.append("M0 ")
                        .append(HtmlMarkup.number((1 - tick.at()) * HEIGHT))
                        .append("H1000");
            }
        }
        html.empty("path", "class", "grid", "d", lines.toString());
    }
}
