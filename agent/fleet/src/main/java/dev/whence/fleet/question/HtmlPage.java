package dev.whence.fleet.question;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Answers as a page: one file that stands by itself, without scripts, and without anything from elsewhere. First what calls for
 * somebody to act, each with its first row in words; then the tables.
 */
public final class HtmlPage {
    private static final String STYLE = """
            :root{color-scheme:light dark;--page:#fbfbfa;--card:#fff;--ink:#1d2126;--soft:#555d67;--rule:#dfe1e4;--bad:#a3261d;--good:#1a7544}
            @media screen and (prefers-color-scheme:dark){:root{--page:#15181c;--card:#1b1f24;--ink:#e4e5e3;--soft:#a3aab3;--rule:#31363d;--bad:#ff9488;--good:#5fcf95}}
            *{box-sizing:border-box}body{font:15px/1.5 system-ui,sans-serif;margin:0 auto;max-width:80rem;padding:1.5rem clamp(1rem,3vw,2.5rem);background:var(--page);color:var(--ink);overflow-wrap:anywhere}
            h1{font-size:1.5rem;margin:0}h2{font-size:1.1rem;margin:2.2rem 0 .5rem}p{margin:.25rem 0}a{color:inherit}.soft{color:var(--soft)}
            .first{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,17rem),1fr));gap:.8rem;margin:1.2rem 0}
            .first section{background:var(--card);border:1px solid var(--rule);border-left:4px solid var(--good);border-radius:4px;padding:.7rem .9rem}
            .empty section{border-left-color:var(--rule)}.first .any{border-left-color:var(--bad)}.first h2{margin:0;font-size:.85rem;font-weight:600;color:var(--soft)}.first strong{display:block;font-size:1.15rem}.any strong{color:var(--bad)}
            .scroll{overflow-x:auto;background:var(--card);border:1px solid var(--rule);border-radius:4px}
            table{border-collapse:collapse;width:100%;font-size:.9rem;overflow-wrap:normal}th,td{text-align:left;padding:.35rem .7rem;border-bottom:1px solid var(--rule);vertical-align:top}
            tr:last-child td{border-bottom:0}th{color:var(--soft);font-weight:600;white-space:nowrap}td.long{overflow-wrap:anywhere;min-width:11rem}td.short{white-space:nowrap}
            .number{text-align:right;font-variant-numeric:tabular-nums}
            @media screen and (max-width:40rem){.scroll thead{display:none}.scroll tr{display:block;padding:.5rem .7rem;border-bottom:1px solid var(--rule)}.scroll tr:last-child{border:0}
            .scroll td,.scroll td.number{display:grid;grid-template-columns:8.5rem 1fr;text-align:left;border:0;padding:.1rem 0;white-space:normal;overflow-wrap:anywhere;min-width:0}
            .scroll td::before{content:attr(data-label);color:var(--soft)}}
            """;

    /** Longer text is broken. */
    private static final int SHORT = 28;

    /** What is to be acted on comes first; on what there is at all, everything else rests. */
    private static final List<Question> ORDER = List.of(
            Question.releases,
            Question.outliers,
            Question.patches,
            Question.unmatched,
            Question.percentiles,
            Question.answers,
            Question.versions,
            Question.walks,
            Question.coverage);

    private final PrintWriter out;
    private final Map<Question, Answer> answers;

    private HtmlPage(Map<Question, Answer> answers, PrintWriter out) {
        this.answers = answers;
        this.out = out;
    }

    /**
     * Writes a page.
     *
     * @param answers of one question, or of all
     * @param scope what was asked of: a service, a span of time; empty for all
     */
    public static void write(Map<Question, Answer> answers, String scope, PrintWriter out) {
        new HtmlPage(answers, out).page(scope);
    }

    private void page(String scope) {
        out.println("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Fleet"
                + (scope.isEmpty() ? "" : ": " + escaped(scope)) + "</title>");
        out.println(
                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">");
        out.println(
                "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\"><style>"
                        + STYLE + "</style></head><body>");
        out.println("<h1>Fleet" + (scope.isEmpty() ? "" : ": " + escaped(scope)) + "</h1>");
        Answer coverage = answers.get(Question.coverage);
        if (coverage != null) {
            out.println("<p class=\"soft\">" + escaped(HtmlSentence.coverage(coverage)) + "</p>");
        }
        boolean empty = coverage != null && HtmlSentence.isEmpty(coverage);
        out.println("<div class=\"first" + (empty ? " empty" : "") + "\">");
        for (Question question : HtmlSentence.URGENT) {
            Answer answer = answers.get(question);
            if (answer != null) {
                first(question, answer, empty);
            }
        }
        out.println("</div>");
        out.println("<p class=\"soft\">p50, p99: half of the resolutions, and 99 of 100, took no longer.</p>");
        ORDER.stream().filter(answers::containsKey).forEach(question -> section(question, answers.get(question)));
        out.println("</body></html>");
    }

    private void first(Question question, Answer answer, boolean empty) {
        boolean any = !answer.rows().isEmpty();
        out.println("<section" + (any ? " class=\"any\"" : "") + "><h2>" + escaped(HtmlSentence.heading(question))
                + "</h2>");
        if (any) {
            out.println("<strong><a href=\"#" + question + "\">" + escaped(HtmlSentence.count(question, answer))
                    + "</a></strong><p>" + escaped(HtmlSentence.first(question, answer)) + "</p>");
        } else {
            out.println(empty ? "<strong>no recordings</strong>" : "<strong>none</strong>");
        }
        out.println("</section>");
    }

    private void section(Question question, Answer answer) {
        out.println("<h2 id=\"" + question + "\">" + escaped(question.title()) + "</h2>");
        if (answer.rows().isEmpty()) {
            out.println("<p class=\"soft\">none</p>");
            return;
        }
        List<@Nullable Object> example = example(answer);
        out.println("<div class=\"scroll\"><table><thead><tr>");
        for (int i = 0; i < example.size(); i++) {
            out.println("<th scope=\"col\"" + (example.get(i) instanceof Number ? " class=\"number\"" : "") + ">"
                    + escaped(HtmlSentence.head(answer.columns().get(i))) + "</th>");
        }
        out.println("</tr></thead><tbody>");
        for (List<@Nullable Object> row : answer.rows()) {
            out.println("<tr>");
            for (int i = 0; i < row.size(); i++) {
                cell(answer.columns().get(i), row.get(i), example.get(i) instanceof Number);
            }
            out.println("</tr>");
        }
        out.println("</tbody></table></div>");
        if (answer.more()) {
            out.println("<p class=\"soft\">There are more rows: --top.</p>");
        }
    }

    /** A value of each column, where any row has one. */
    private static List<@Nullable Object> example(Answer answer) {
        List<@Nullable Object> example = new ArrayList<>();
        for (int i = 0; i < answer.columns().size(); i++) {
            int column = i;
            example.add(answer.rows().stream()
                    .<@Nullable Object>map(row -> row.get(column))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null));
        }
        return example;
    }

    private void cell(String column, @Nullable Object value, boolean number) {
        String text = HtmlSentence.value(column, value);
        String css = number ? "number" : text.length() > SHORT ? "long" : "short";
        out.println("<td class=\"" + css + "\" data-label=\"" + escaped(HtmlSentence.head(column)) + "\">"
                + escaped(text) + "</td>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
