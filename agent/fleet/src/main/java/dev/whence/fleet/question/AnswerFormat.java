package dev.whence.fleet.question;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How answers are shown: for people, for programs, for tables. */
public enum AnswerFormat {
    text {
        @Override
        public void write(Map<String, Answer> answers, PrintWriter out) {
            answers.forEach((title, answer) -> {
                if (title.isEmpty()) {
                    table(answer, out);
                    if (answer.more()) {
                        out.println("  (more: --top)");
                    }
                } else {
                    out.println(title + (answer.rows().isEmpty() ? ": none" : answer.more() ? " (more: --top)" : ""));
                    table(answer, out);
                }
            });
        }
    },
    json {
        @Override
        public void write(Map<String, Answer> answers, PrintWriter out) throws IOException {
            JsonGenerator json = new JsonFactory().createGenerator(out);
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            for (Map.Entry<String, Answer> each : answers.entrySet()) {
                json.writeArrayFieldStart(each.getKey().isEmpty() ? "rows" : each.getKey());
                for (List<@Nullable Object> row : each.getValue().rows()) {
                    json.writeStartObject();
                    for (int i = 0; i < row.size(); i++) {
                        json.writeFieldName(each.getValue().columns().get(i));
                        value(json, row.get(i));
                    }
                    json.writeEndObject();
                }
                json.writeEndArray();
            }
            json.writeEndObject();
            json.close();
            out.println();
        }
    },
    csv {
        @Override
        public void write(Map<String, Answer> answers, PrintWriter out) {
            for (Answer answer : answers.values()) {
                out.println(answer.columns().stream().map(AnswerFormat::quoted).collect(Collectors.joining(",")));
                for (List<@Nullable Object> row : answer.rows()) {
                    out.println(row.stream()
                            .map(value -> value == null ? "" : quoted(value.toString()))
                            .collect(Collectors.joining(",")));
                }
            }
        }
    };

    private static final Pattern MOVES_CURSOR = Pattern.compile("[\\p{Cntrl}\\p{Cf}]");
    private static final int WIDEST = 60;
    private static final String NANOS = "_nanos";

    /**
     * Writes answers.
     *
     * @param answers by what they are of; a name that is empty stands for the only one
     */
    public abstract void write(Map<String, Answer> answers, PrintWriter out) throws IOException;

    private static void value(JsonGenerator json, @Nullable Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof Number number) {
            json.writeNumber(number.toString());
        } else {
            json.writeString(value.toString());
        }
    }

    private static String quoted(String text) {
        return text.matches("[^\",\\r\\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    private static void table(Answer answer, PrintWriter out) {
        if (answer.rows().isEmpty()) {
            return;
        }
        int columns = answer.columns().size();
        List<List<String>> lines = new ArrayList<>();
        lines.add(answer.columns().stream().map(AnswerFormat::head).toList());
        for (List<@Nullable Object> row : answer.rows()) {
            List<String> line = new ArrayList<>();
            for (int i = 0; i < columns; i++) {
                line.add(cell(answer.columns().get(i), row.get(i)));
            }
            lines.add(line);
        }
        int[] widths = new int[columns];
        boolean[] right = new boolean[columns];
        for (List<String> line : lines) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
                right[i] |= answer.rows().get(0).get(i) instanceof Number;
            }
        }
        for (List<String> line : lines) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                String padding = " ".repeat(widths[i] - line.get(i).length());
                text.append("  ").append(right[i] ? padding + line.get(i) : line.get(i) + padding);
            }
            out.println(text.toString().stripTrailing());
        }
    }

    /** A column's name for people. */
    static String head(String column) {
        return column.replace(NANOS, "").replace('_', ' ');
    }

    /** A value for people. */
    static String whole(String column, @Nullable Object value) {
        if (value == null) {
            return "-";
        }
        if (value instanceof Number number && column.endsWith(NANOS)) {
            return duration(number.doubleValue());
        }
        return MOVES_CURSOR.matcher(value.toString()).replaceAll("?");
    }

    private static String cell(String column, @Nullable Object value) {
        String text = whole(column, value);
        return text.length() <= WIDEST
                ? text
                : text.substring(0, WIDEST / 2 - 2) + "..." + text.substring(text.length() - WIDEST / 2 + 1);
    }

    private static String duration(double nanos) {
        if (nanos < 1e3) {
            return Math.round(nanos) + " ns";
        }
        if (nanos < 1e6) {
            return String.format(Locale.ROOT, "%.1f us", nanos / 1e3);
        }
        return nanos < 1e9
                ? String.format(Locale.ROOT, "%.1f ms", nanos / 1e6)
                : String.format(Locale.ROOT, "%.1f s", nanos / 1e9);
    }
}
