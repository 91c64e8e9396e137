package dev.whence.report.answer;

import dev.whence.report.figures.AnswerReport;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;

/** Writes answers as comma-separated values (RFC 4180), with a line of names; times are nanoseconds. */
public final class AnswerCsv {
    private static final String LINE = "\r\n";
    /** A spreadsheet takes a cell that begins with one of these for a formula, and runs it. */
    private static final String FORMULA = "=+-@\t\r";

    private AnswerCsv() {}

    public static void write(List<PointAnswers> tables, Writer out) throws IOException {
        out.write("point,mode,key,implementation,loader,source,source_version,path,count,failed,failure,mean_ns,max_ns,"
                + "total_ns,self_ns,first_seen,last_seen,found,exact" + LINE);
        for (PointAnswers table : tables) {
            for (AnswerLine line : table.shown()) {
                out.write(cells(line).stream().map(AnswerCsv::quoted).collect(Collectors.joining(",")) + LINE);
            }
        }
        out.flush();
    }

    private static List<String> cells(AnswerLine line) {
        AnswerReport first = line.first();
        return List.of(
                line.point(),
                line.mode(),
                line.key(),
                orEmpty(line.className()),
                orEmpty(first.loader()),
                first.source(),
                first.sourceVersion(),
                line.path(),
                String.valueOf(line.count()),
                String.valueOf(line.failures()),
                line.failure(),
                String.valueOf(line.meanNanos()),
                String.valueOf(line.maxNanos()),
                String.valueOf(line.totalNanos()),
                line.selfNanos() == AnswerReport.UNKNOWN ? "" : String.valueOf(line.selfNanos()),
                Clock.iso(line.firstSeenNanos()),
                Clock.iso(line.lastSeenNanos()),
                String.valueOf(line.found()),
                String.valueOf(line.exact()));
    }

    static String quoted(String cell) {
        String safe = !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
        return safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? safe
                : '"' + safe.replace("\"", "\"\"") + '"';
    }

    private static String orEmpty(@org.jspecify.annotations.Nullable String text) {
        return text == null ? "" : text;
    }
}
