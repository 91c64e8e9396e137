package dev.whence.bench;

import java.util.ArrayList;
import java.util.List;

/** A Markdown table in the making; its columns are aligned, so that it can be read as it is. */
final class Grid {
    private final List<List<String>> rows = new ArrayList<>();

    Grid() {
        rows.add(new ArrayList<>());
    }

    /** Begins a row. */
    void row(String... cells) {
        rows.add(new ArrayList<>());
        cells(cells);
    }

    /** Adds to the last row. */
    void cells(String... cells) {
        rows.get(rows.size() - 1).addAll(List.of(cells));
    }

    @Override
    public String toString() {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                text.append("| ")
                        .append(row.get(i))
                        .append(" ".repeat(widths[i] + 1 - row.get(i).length()));
            }
            text.append("|\n");
            if (row == rows.get(0)) {
                for (int width : widths) {
                    text.append("|").append("-".repeat(width + 2));
                }
                text.append("|\n");
            }
        }
        return text.toString();
    }
}
