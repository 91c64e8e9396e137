package trend.portfolio.app.report;

import java.util.ArrayList;
import java.util.List;

/** Lines of cells: the first column to the left, the others to the right, each as wide as it must be. */
public final class TextTable {

    private static final String GAP = "  ";

    private final List<List<String>> lines = new ArrayList<>();

    public TextTable(List<String> header) {
        lines.add(header);
    }

    public void add(List<String> line) {
        lines.add(line);
    }

    /** The header, then the lines. */
    public List<List<String>> lines() {
        return lines;
    }

    @Override
    public String toString() {
        int[] widths = new int[lines.get(0).size()];
        for (List<String> line : lines) {
            for (int column = 0; column < line.size(); column++) {
                widths[column] = Math.max(widths[column], line.get(column).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> line : lines) {
            StringBuilder cells = new StringBuilder();
            for (int column = 0; column < line.size(); column++) {
                String cell = line.get(column);
                String padding = " ".repeat(widths[column] - cell.length());
                cells.append(column == 0 ? cell + padding : GAP + padding + cell);
            }
            text.append(cells.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
