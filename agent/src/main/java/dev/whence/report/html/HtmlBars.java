package dev.whence.report.html;

import dev.whence.output.HumanReadable;
import java.util.List;

/** Draws amounts as bars of parts, each under its name. */
final class HtmlBars {
    private final HtmlMarkup html;

    HtmlBars(HtmlMarkup html) {
        this.html = html;
    }

    /** Part of a bar. */
    record Part(String name, String colour, long nanos) {}

    /**
     * One bar.
     *
     * @param whole the value of the full width
     * @param about what it shows, in words
     */
    void bar(String name, String value, List<Part> parts, long whole, String about) {
        html.open("div", "class", "rowhead")
                .leaf("span", name)
                .text(" ")
                .leaf("b", value)
                .close();
        html.open(
                "svg",
                "class",
                "bar",
                "viewBox",
                "0 0 1000 10",
                "preserveAspectRatio",
                "none",
                "role",
                "img",
                "aria-label",
                name + ": " + about);
        html.empty("rect", "class", "rest", "width", "1000", "height", "10");
        double left = 0;
        for (Part part : parts) {
            double width = whole <= 0 ? 0 : HtmlChart.WIDTH * part.nanos() / whole;
            if (width > 0) {
                html.open(
                                "rect",
                                "class",
                                "part " + part.colour(),
                                "x",
                                HtmlMarkup.number(left),
                                "width",
                                HtmlMarkup.number(Math.max(0.5, width)),
                                "height",
                                "10")
                        .leaf("title", part.name() + " " + HumanReadable.time(part.nanos()))
                        .close();
            }
            left += width;
        }
        html.close();
    }
}
