package dev.whence.report.html;

import dev.whence.report.findings.Audit;
import dev.whence.report.findings.AuditedClass;
import dev.whence.report.html.HtmlTable.Cell;
import java.util.ArrayList;
import java.util.List;

/** Writes who answered on whose authority, and what that leaves open. */
final class HtmlAudit {
    private final HtmlMarkup html;
    private final Audit audit;

    HtmlAudit(HtmlMarkup html, Audit audit) {
        this.html = html;
        this.audit = audit;
    }

    void write() {
        html.open("section", "id", "audit").leaf("h2", "Audit: who answered, on whose authority");
        html.leaf("p", audit.sentence());
        audit.policies().forEach(policy -> html.leaf("p", "Discovery was " + policy + "."));
        HtmlTable table = new HtmlTable(html, "Classes that answered, or could have")
                .text("class")
                .text("standing")
                .number("answered", "how often, of the times that are recorded")
                .text("authority")
                .text("bytes")
                .text("from")
                .text("loader")
                .text("since")
                .text("defined by");
        List<List<Cell>> rows = new ArrayList<>();
        for (AuditedClass each : audit.classes()) {
            rows.add(List.of(
                    Cell.text(each.version().className()),
                    Cell.text(each.standing().word()),
                    Cell.count(each.count()),
                    Cell.text(each.authority()),
                    Cell.text(each.bytes()),
                    Cell.text(each.from()),
                    Cell.text(each.version().loader()),
                    Cell.moment(each.sinceNanos()),
                    Cell.text(each.definedBy())));
        }
        table.rows(rows);
        list("What is missing", audit.gaps());
        list("What this cannot tell", audit.limits());
        html.close();
    }

    private void list(String heading, List<String> lines) {
        if (!lines.isEmpty()) {
            html.leaf("h3", heading).open("ul");
            lines.forEach(line -> html.leaf("li", line));
            html.close();
        }
    }
}
