package dev.whence.report.html;

import java.util.ArrayList;
import java.util.List;

/** Draws values over time as columns, those of one bucket on top of one another. */
final class HtmlColumns {
    private final HtmlMarkup html;
    private final HtmlAxis up;
    private final HtmlAxis along;
    private final Buckets buckets;

    /**
     * @param up the vertical axis
     * @param along the horizontal axis, in nanoseconds since the drawing's beginning
     */
    HtmlColumns(HtmlMarkup html, HtmlAxis up, HtmlAxis along, Buckets buckets) {
        this.html = html;
        this.up = up;
        this.along = along;
        this.buckets = buckets;
    }

    /**
     * Where buckets stand.
     *
     * @param offsetNanos from the drawing's beginning to that of the first bucket; below 0 where that is earlier
     * @param nanos the width of one
     */
    record Buckets(long offsetNanos, long nanos) {
        long begin(int bucket) {
            return offsetNanos + bucket * nanos;
        }
    }

    /** Values of one colour. */
    record Band(String name, String colour, List<Long> values) {
        long at(int bucket) {
            return bucket < values.size() ? values.get(bucket) : 0;
        }
    }

    static int buckets(List<Band> bands) {
        return bands.stream().mapToInt(band -> band.values().size()).max().orElse(0);
    }

    /** What all bands together have in the fullest bucket. */
    static long most(List<Band> bands) {
        long most = 0;
        for (int i = 0; i < buckets(bands); i++) {
            most = Math.max(most, sum(bands, i));
        }
        return most;
    }

    static long sum(List<Band> bands, int bucket) {
        return bands.stream().mapToLong(band -> band.at(bucket)).sum();
    }

    void draw(List<Band> bands) {
        int count = buckets(bands);
        long[] base = new long[count];
        for (Band band : bands) {
            String shape = shape(band, base);
            if (!shape.isEmpty()) {
                html.empty("path", "class", "area " + band.colour(), "d", shape);
            }
            for (int i = 0; i < count; i++) {
                base[i] += band.at(i);
            }
        }
    }

    double left(int bucket) {
        return along.at(buckets.begin(bucket)) * HtmlChart.WIDTH;
    }

    /** One outline for each run of buckets with something in them: what is drawn apart shows a seam. */
    private String shape(Band band, long[] base) {
        StringBuilder shape = new StringBuilder();
        for (int from = 0; from < base.length; from++) {
            if (band.at(from) > 0) {
                int to = from;
                while (to < base.length && band.at(to) > 0) {
                    to++;
                }
                run(shape, band, base, from, to);
                from = to;
            }
        }
        return shape.toString();
    }

    private void run(StringBuilder shape, Band band, long[] base, int from, int to) {
        shape.append('M').append(HtmlMarkup.number(left(from))).append(' ').append(height(base[from]));
        for (int i = from; i < to; i++) {
            shape.append('V').append(height(base[i] + band.at(i)));
            shape.append('H').append(HtmlMarkup.number(left(i + 1)));
        }
        List<String> back = new ArrayList<>();
        for (int i = to - 1; i >= from; i--) {
            back.add("V" + height(base[i]) + "H" + HtmlMarkup.number(left(i)));
        }
        shape.append(String.join("", back)).append('Z');
    }

    private String height(long value) {
        return HtmlMarkup.number((1 - up.at(value)) * HtmlChart.HEIGHT);
    }
}
