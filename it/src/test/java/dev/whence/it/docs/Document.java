package dev.whence.it.docs;

import dev.whence.it.docs.Step.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A page in Markdown as the steps that stand in it. */
final class Document {
    private static final String FENCE = "```";
    private static final String INDENT = "    ";
    private static final String COMMENT = "<!-- ";
    private static final String COMMENT_END = "-->";

    private final List<String> lines;
    private final List<Step> steps = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private int at;

    private Document(List<String> lines) {
        this.lines = lines;
    }

    /** Reads the lines of a page. */
    static Document of(List<String> lines) {
        Document document = new Document(lines);
        document.read();
        return document;
    }

    List<Step> steps() {
        return steps;
    }

    /** What is wrong with the page itself, a line each that begins with the number of a line. */
    List<String> problems() {
        return problems;
    }

    private void read() {
        @Nullable Step pending = null;
        boolean afterBlank = true;
        while (at < lines.size()) {
            String line = lines.get(at);
            if (line.startsWith(COMMENT)) {
                refuse(pending);
                pending = comment();
                if (pending != null && !pending.kind().hasBlock()) {
                    steps.add(pending);
                    pending = null;
                }
                afterBlank = true;
            } else if (line.startsWith(FENCE) || line.startsWith(INDENT) && afterBlank) {
                block(pending);
                pending = null;
                afterBlank = false;
            } else {
                if (!line.isBlank()) {
                    refuse(pending);
                    pending = null;
                }
                afterBlank = line.isBlank();
                at++;
            }
        }
        refuse(pending);
    }

    private void refuse(@Nullable Step pending) {
        if (pending != null) {
            problems.add(pending.line() + ": no block follows this comment");
        }
    }

    /** Reads a comment; null where it is none for us. */
    private @Nullable Step comment() {
        int line = at + 1;
        StringBuilder text = new StringBuilder(lines.get(at++).substring(COMMENT.length()));
        while (text.indexOf(COMMENT_END) < 0 && at < lines.size()) {
            text.append('\n').append(lines.get(at++));
        }
        int end = text.indexOf(COMMENT_END);
        if (end < 0) {
            problems.add(line + ": this comment does not end");
            return null;
        }
        // The body begins in the next line, or behind a colon.
        List<String> parts = Arrays.asList(text.substring(0, end).strip().split("\\s*\\R|: ", 2));
        List<String> words = Arrays.asList(parts.get(0).split(" +"));
        List<String> body = parts.size() < 2 ? List.of() : parts.get(1).lines().toList();
        for (Kind kind : Kind.values()) {
            if (kind != Kind.NONE && words.get(0).equals(kind.name().toLowerCase(Locale.ROOT))) {
                return new Step(line, kind, words.subList(1, words.size()), body, lines.size(), List.of());
            }
        }
        return null;
    }

    private void block(@Nullable Step comment) {
        Step pending = comment;
        boolean fenced = lines.get(at).startsWith(FENCE);
        int opening = at;
        int first = fenced ? ++at : at;
        List<String> block = new ArrayList<>();
        if (fenced) {
            while (at < lines.size() && !lines.get(at).startsWith(FENCE)) {
                block.add(lines.get(at++));
            }
            at++;
        } else {
            while (at < lines.size()
                    && (lines.get(at).startsWith(INDENT) || lines.get(at).isBlank())) {
                String line = lines.get(at++);
                block.add(line.isBlank() ? "" : line.substring(INDENT.length()));
            }
            while (block.get(block.size() - 1).isEmpty()) {
                block.remove(block.size() - 1);
                at--;
            }
        }
        if (pending == null) {
            problems.add((opening + 1) + ": no comment says how this block is held true");
            pending = new Step(opening + 1, Kind.NONE, List.of(), List.of(), first, block);
        }
        steps.add(new Step(pending.line(), pending.kind(), pending.words(), pending.body(), first, block));
    }
}
