package dev.whence.it.harness.jvm;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands on a terminal's screen after all that was written to it: of its escapes, those that Whence uses. */
public final class Screen {

    private static final Pattern ESCAPE = Pattern.compile("\u001b\\[([0-9;?]*)([A-Za-z])");

    private final int columns;
    private final List<StringBuilder> lines = new ArrayList<>(List.of(new StringBuilder()));
    private int row;
    private int column;

    public Screen(int columns, String written) {
        this.columns = columns;
        Matcher escape = ESCAPE.matcher(written);
        int at = 0;
        while (at < written.length()) {
            if (escape.find(at) && escape.start() == at) {
                obey(escape.group(2).charAt(0), escape.group(1));
                at = escape.end();
            } else {
                write(written.charAt(at));
                at++;
            }
        }
    }

    public List<String> lines() {
        return lines.stream().map(line -> line.toString().stripTrailing()).toList();
    }

    private void write(char c) {
        if (c == '\r') {
            column = 0;
        } else if (c == '\n') {
            down();
        } else if (c >= ' ') {
            if (column == columns) {
                column = 0;
                down();
            }
            StringBuilder line = lines.get(row);
            while (line.length() <= column) {
                line.append(' ');
            }
            line.setCharAt(column, c);
            column++;
        }
    }

    private void down() {
        row++;
        if (row == lines.size()) {
            lines.add(new StringBuilder());
        }
    }

    private void obey(char command, String parameters) {
        int number = parameters.matches("\\d+") ? Integer.parseInt(parameters) : 1;
        switch (command) {
            case 'A' -> row = Math.max(0, row - number);
            case 'K' -> lines.get(row).setLength(Math.min(column, lines.get(row).length()));
            case 'J' -> {
                lines.get(row).setLength(Math.min(column, lines.get(row).length()));
                lines.subList(row + 1, lines.size()).clear();
            }
            case 'm' -> {
                // Colour leaves the characters as they are.
            }
            default -> throw new IllegalArgumentException("Whence is not known to write ESC[" + parameters + command);
        }
    }
}
