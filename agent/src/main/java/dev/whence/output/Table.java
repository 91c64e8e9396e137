package dev.whence.output;

import java.util.ArrayList;
import java.util.List;

/**
 * Aligns columns: the first to the left, numbers to the right.
 *
 * <p>Where there is less room than it needs, a table that may have rows of two lines has them: the first text and the
 * numbers, and below them the other texts. Then texts are shortened in their middle, and columns are left out. A number is
 * never shortened.
 */
public final class Table {
    private static final String GAP = "  ";

    /** A text is not shortened below this number of characters: its column goes. */
    private static final int SHORTEST = 10;

    private final List<List<String>> rows = new ArrayList<>();
    private final int leftColumns;
    private List<String> expendable = List.of();
    private boolean mayHaveTwoLines;

    /** The first {@code leftColumns} are aligned to the left, the others to the right. */
    public Table(int leftColumns) {
        this.leftColumns = leftColumns;
    }

    public Table row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    /**
     * Names the columns that are left out before others where there is no room, by their cells in the first row. After them
     * go numbers and then texts, the last first; the first number and the first text stay.
     */
    public Table expendable(String... heads) {
        expendable = List.of(heads);
        return this;
    }

    /** Allows two lines a row where one is too long. */
    public Table mayHaveTwoLines() {
        mayHaveTwoLines = true;
        return this;
    }

    /** The lines in their full width. */
    public List<String> lines() {
        return lines(Integer.MAX_VALUE, "");
    }

    /**
     * The lines in a width.
     *
     * @param width the most characters of a line
     * @param ellipsis what replaces the omitted part of a text
     */
    public List<String> lines(int width, String ellipsis) {
        List<String> lines = new ArrayList<>();
        for (List<String> block : blocks(width, ellipsis)) {
            lines.addAll(block);
        }
        return lines;
    }

    /**
     * The lines of each row, in a width.
     *
     * @param width the most characters of a line
     * @param ellipsis what replaces the omitted part of a text
     */
    List<List<String>> blocks(int width, String ellipsis) {
        int[] widths = naturalWidths();
        List<Integer> all = new ArrayList<>();
        List<Integer> texts = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        for (int column = 0; column < widths.length; column++) {
            all.add(column);
            if (column >= leftColumns) {
                numbers.add(column);
            } else if (hasText(column)) {
                texts.add(column);
            }
        }
        if (!mayHaveTwoLines || leftColumns < 2 || needed(all, widths) <= width) {
            return blocks(part(all, width, ellipsis), List.of());
        }
        List<Integer> line = new ArrayList<>(texts.subList(0, Math.min(1, texts.size())));
        line.addAll(numbers);
        List<String> first = part(line, width, ellipsis);
        List<String> second =
                texts.size() < 2 ? List.of() : part(texts.subList(1, texts.size()), width - GAP.length(), ellipsis);
        return blocks(first, second);
    }

    /** The first lines, each with its second one where it has any. */
    private static List<List<String>> blocks(List<String> first, List<String> second) {
        List<List<String>> blocks = new ArrayList<>();
        for (int i = 0; i < first.size(); i++) {
            boolean hasSecond = i < second.size() && !second.get(i).isEmpty();
            blocks.add(hasSecond ? List.of(first.get(i), GAP + second.get(i)) : List.of(first.get(i)));
        }
        return blocks;
    }

    /** These columns of all rows. */
    private List<String> part(List<Integer> some, int width, String ellipsis) {
        int[] widths = naturalWidths();
        List<Integer> columns = new ArrayList<>(some);
        while (least(columns, widths) > width && leaveOut(columns)) {
            // One column less.
        }
        shorten(columns, widths, width);
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            lines.add(line(row, columns, widths, ellipsis));
        }
        return lines;
    }

    /** Whether there is anything below the head of a column. */
    private boolean hasText(int column) {
        for (List<String> row : rows.subList(Math.min(1, rows.size()), rows.size())) {
            if (column < row.size() && !row.get(column).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private static int needed(List<Integer> columns, int[] widths) {
        int sum = 0;
        for (int column : columns) {
            sum += GAP.length() + widths[column];
        }
        return sum;
    }

    private int[] naturalWidths() {
        int columns = 0;
        for (List<String> row : rows) {
            columns = Math.max(columns, row.size());
        }
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        return widths;
    }

    /** The width with all texts as short as they may be. */
    private int least(List<Integer> columns, int[] widths) {
        int sum = 0;
        for (int column : columns) {
            sum += GAP.length() + (column < leftColumns ? Math.min(widths[column], SHORTEST) : widths[column]);
        }
        return sum;
    }

    private boolean leaveOut(List<Integer> columns) {
        for (String head : expendable) {
            int column = rows.get(0).indexOf(head);
            if (columns.size() > 1 && columns.remove((Object) column)) {
                return true;
            }
        }
        int last = columns.size() - 1;
        int numbers = 0;
        for (int column : columns) {
            numbers += column >= leftColumns ? 1 : 0;
        }
        if (numbers > 1) {
            columns.remove(last);
            return true;
        }
        int lastText = last - numbers;
        if (lastText > 0) {
            columns.remove(lastText);
            return true;
        }
        return false;
    }

    /** Takes from the widest text, one character at a time, until there is room. */
    private void shorten(List<Integer> columns, int[] widths, int width) {
        int over = needed(columns, widths) - width;
        while (over > 0) {
            int widest = -1;
            for (int column : columns) {
                if (column < leftColumns && (widest < 0 || widths[column] > widths[widest])) {
                    widest = column;
                }
            }
            if (widest < 0 || widths[widest] <= SHORTEST) {
                return;
            }
            widths[widest]--;
            over--;
        }
    }

    private String line(List<String> row, List<Integer> columns, int[] widths, String ellipsis) {
        StringBuilder line = new StringBuilder();
        for (int column : columns) {
            if (column < row.size()) {
                String cell = shortened(row.get(column), widths[column], ellipsis);
                String padding = " ".repeat(Math.max(0, widths[column] - cell.length()));
                line.append(GAP).append(column < leftColumns ? cell + padding : padding + cell);
            }
        }
        return line.toString().stripTrailing();
    }

    /** Names differ at their beginning or end. */
    private static String shortened(String cell, int width, String ellipsis) {
        if (cell.length() <= width) {
            return cell;
        }
        int kept = Math.max(0, width - ellipsis.length());
        int end = kept / 2;
        return cell.substring(0, kept - end) + ellipsis + cell.substring(cell.length() - end);
    }
}
