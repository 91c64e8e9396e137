package dev.whence.output;

import java.util.List;

/** Text for a person, line by line: headings, and paragraphs in up to 80 columns as far as names allow. */
public final class TextPage {
    private static final int WIDTH = 80;

    private final Style style;
    private final StringBuilder text = new StringBuilder();

    public TextPage(Style style) {
        this.style = style;
    }

    /** The first line: a heading, and what follows it. */
    public void title(String heading, String rest) {
        // What follows is not set off: it is broken with the heading, and the heading found again.
        String whole = String.join(System.lineSeparator(), style.lines(heading + rest));
        String first = style.safe(heading);
        text.append(whole.startsWith(first) ? style.heading(first) + whole.substring(first.length()) : whole)
                .append(System.lineSeparator());
    }

    /** A heading below an empty line. */
    public void heading(String heading) {
        blank();
        title(heading, "");
    }

    public void line(String line) {
        style.lines(line).forEach(each -> text.append(each).append(System.lineSeparator()));
    }

    public void table(Table table) {
        rows(table).forEach(row -> row.forEach(this::line));
    }

    /** The lines of each row of a table, to be written one by one. */
    public List<List<String>> rows(Table table) {
        return table.blocks(style.width(), style.safe("…"));
    }

    public void blank() {
        text.append(System.lineSeparator());
    }

    public void paragraph(int indent, String words) {
        paragraph(" ".repeat(indent), indent, words);
    }

    /**
     * Breaks between words, so that lines stay within the width; a longer word is left whole, to be copied.
     *
     * @param first what the first line begins with
     * @param indent by how much the others are indented
     */
    public void paragraph(String first, int indent, String words) {
        StringBuilder line = new StringBuilder(first);
        boolean fresh = true;
        for (String word : style.safe(words).trim().split(" +")) {
            if (!fresh && line.length() + 1 + word.length() > Math.min(WIDTH, style.width())) {
                line(line.toString());
                line.setLength(0);
                line.append(" ".repeat(indent));
                fresh = true;
            }
            line.append(fresh ? "" : " ").append(word);
            fresh = false;
        }
        line(line.toString());
    }

    /** All that was written so far. */
    public String text() {
        return text.toString();
    }
}
