package dev.whence.report.html;

import dev.whence.output.HumanReadable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table whose rows a click on a heading sorts, in a box of its own that scrolls where the page is narrow. */
final class HtmlTable {
    /** Shorter text is not broken. */
    private static final int SHORT = 28;

    /** The same in a table that is filtered, which has more columns. */
    private static final int SHORT_OF_MANY = 20;

    private final HtmlMarkup html;
    private final String caption;
    private boolean filtered;
    private final List<Column> columns = new ArrayList<>();

    HtmlTable(HtmlMarkup html, String caption) {
        this.html = html;
        this.caption = caption;
    }

    private record Column(
            String name, boolean number, @Nullable String about) {}

    /** A cell: what is read, and what it is sorted by where that is another. */
    record Cell(
            String text,
            @Nullable Long sort,
            @Nullable String colour,
            @Nullable String about) {
        Cell(String text, @Nullable Long sort, @Nullable String colour) {
            this(text, sort, colour, null);
        }

        /** The same with more to say where the pointer rests. */
        Cell about(String more) {
            return new Cell(text, sort, colour, more.isEmpty() || more.equals(text) ? null : more);
        }

        static Cell text(@Nullable String text) {
            return new Cell(text == null ? "" : text, null, null);
        }

        static Cell path(String name, String colour) {
            return new Cell(name, null, colour);
        }

        static Cell count(long count) {
            return new Cell(HumanReadable.count(count), count, null);
        }

        static Cell time(long nanos) {
            return new Cell(HumanReadable.time(nanos), nanos, null);
        }

        static Cell about(long nanos) {
            return new Cell("~" + HumanReadable.time(nanos), nanos, null);
        }

        /** A part of a whole, sorted in millionths. */
        static Cell share(long part, long whole) {
            return new Cell(HumanReadable.share(part, whole), whole <= 0 ? 0 : Math.round(1e6 * part / whole), null);
        }

        static Cell moment(long nanos) {
            return nanos == 0 ? new Cell("", 0L, null) : new Cell(HtmlTime.moment(nanos), nanos, null);
        }
    }

    /** With a box that leaves only rows with all of its words in them. */
    HtmlTable filtered() {
        filtered = true;
        return this;
    }

    HtmlTable text(String name) {
        columns.add(new Column(name, false, null));
        return this;
    }

    HtmlTable number(String name) {
        return number(name, null);
    }

    /** @param about what the heading means, where that is not plain */
    HtmlTable number(String name, @Nullable String about) {
        columns.add(new Column(name, true, about));
        return this;
    }

    void rows(List<List<Cell>> rows) {
        html.open("div", "class", "scroll", "role", "region", "tabindex", "0", "aria-label", caption);
        html.open("table", "class", rows.size() > 1 ? (filtered ? "sortable filtered" : "sortable") : null)
                .leaf("caption", caption);
        html.open("thead").open("tr");
        for (Column column : columns) {
            html.leaf(
                    "th",
                    column.name(),
                    "scope",
                    "col",
                    "class",
                    column.number() ? "number" : null,
                    "title",
                    column.about());
        }
        html.close().close().open("tbody");
        rows.forEach(this::row);
        html.close().close().close();
    }

    private void row(List<Cell> cells) {
        html.open("tr");
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            String element = i == 0 ? "th" : "td";
            html.open(
                    element,
                    "scope",
                    i == 0 ? "row" : null,
                    "class",
                    columns.get(i).number() ? "number" : breakable(i, cell) ? "long" : "short",
                    "data-sort",
                    cell.sort() == null ? null : cell.sort().toString(),
                    "title",
                    cell.about(),
                    "data-label",
                    filtered ? columns.get(i).name() : null);
            if (cell.colour() != null) {
                html.empty("i", "class", "key " + cell.colour());
            }
            if (breakable(i, cell)) {
                html.names(cell.text()).close();
            } else {
                html.text(cell.text()).close();
            }
        }
        html.close();
    }

    private boolean breakable(int column, Cell cell) {
        return !columns.get(column).number() && cell.text().length() > (filtered ? SHORT_OF_MANY : SHORT);
    }
}
