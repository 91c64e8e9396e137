package dev.whence.fleet.question;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers as a page: one file that stands by itself, without scripts, and without anything from elsewhere. */
public final class HtmlPage {
    private static final String STYLE = """
            :root{color-scheme:light dark}body{font:14px/1.45 system-ui,sans-serif;margin:2rem auto;max-width:78rem;padding:0 1rem}
            h1{font-size:1.4rem}h2{font-size:1.05rem;margin:1.8rem 0 .4rem}div{overflow-x:auto}
            table{border-collapse:collapse}th,td{text-align:left;padding:.2rem .7rem .2rem 0;border-bottom:1px solid #8884;white-space:nowrap}
            .number{text-align:right;font-variant-numeric:tabular-nums}p{margin:.2rem 0;opacity:.75}
            """;

    private HtmlPage() {}

    /**
     * Writes a page.
     *
     * @param answers by their headings
     */
    public static void write(Map<String, Answer> answers, PrintWriter out) {
        out.println("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Fleet</title>");
        out.println(
                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">");
        out.println("<meta name=\"viewport\" content=\"width=device-width\"><style>" + STYLE + "</style></head><body>");
        out.println("<h1>Fleet</h1>");
        answers.forEach((title, answer) -> section(title, answer, out));
        out.println("</body></html>");
    }

    private static void section(String title, Answer answer, PrintWriter out) {
        out.println("<h2>" + escaped(title) + "</h2>");
        if (answer.rows().isEmpty()) {
            out.println("<p>none</p>");
            return;
        }
        List<@Nullable Object> first = answer.rows().get(0);
        out.println("<div><table><thead><tr>");
        for (int i = 0; i < first.size(); i++) {
            cell(
                    "th scope=\"col\"",
                    "th",
                    first.get(i),
                    AnswerFormat.head(answer.columns().get(i)),
                    out);
        }
        out.println("</tr></thead><tbody>");
        for (List<@Nullable Object> row : answer.rows()) {
            out.println("<tr>");
            for (int i = 0; i < row.size(); i++) {
                cell(
                        "td",
                        "td",
                        first.get(i),
                        AnswerFormat.whole(answer.columns().get(i), row.get(i)),
                        out);
            }
            out.println("</tr>");
        }
        out.println("</tbody></table></div>");
        if (answer.more()) {
            out.println("<p>There are more rows: --top.</p>");
        }
    }

    private static void cell(String open, String element, @Nullable Object example, String text, PrintWriter out) {
        String number = example instanceof Number ? " class=\"number\"" : "";
        out.println("<" + open + number + ">" + escaped(text) + "</" + element + ">");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
