package dev.whence.report.html;

import dev.whence.output.HumanReadable;
import dev.whence.report.figures.Report;
import dev.whence.report.figures.TrustReport;
import dev.whence.report.figures.VersionReport;
import dev.whence.report.html.HtmlTable.Cell;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the table of the classes that answered, or could have. */
final class HtmlVersions {
    private final HtmlMarkup html;
    private final Report report;

    HtmlVersions(HtmlMarkup html, Report report) {
        this.html = html;
        this.report = report;
    }

    void write() {
        List<VersionReport> versions =
                report.versions().stream().filter(VersionReport::watched).toList();
        if (versions.isEmpty()) {
            return;
        }
        html.open("section", "id", "versions").leaf("h2", "Versions seen");
        boolean judged = versions.stream().anyMatch(version -> version.trust() != null);
        HtmlTable table = new HtmlTable(html, "Classes that answered, or could have")
                .text("class")
                .number("used", "how many of the resolutions written one by one it answered")
                .text("usable")
                .text("loader")
                .text("from")
                .text("first seen")
                .text("why not");
        if (judged) {
            table.text("from is").text("trusted by").text("sha256").text("defined by");
        }
        table.rows(versions.stream().map(version -> cells(version, judged)).toList());
        html.close();
    }

    private static List<Cell> cells(VersionReport version, boolean judged) {
        List<Cell> cells = new ArrayList<>(List.of(
                Cell.text(version.className()),
                Cell.count(version.used()),
                Cell.text(usable(version)),
                Cell.text(version.loader()),
                Cell.text(version.codeSource() == null ? null : HumanReadable.place(version.codeSource())),
                Cell.moment(version.firstSeenNanos()),
                Cell.text(version.why())));
        TrustReport trust = version.trust();
        if (judged) {
            cells.add(Cell.text(trust == null ? null : trust.ofCodeSource()));
            cells.add(Cell.text(trust == null ? null : trust.trustedBy()));
            cells.add(Cell.text(trust == null ? null : trust.sha256()));
            cells.add(Cell.text(trust == null ? null : trust.definedBy()));
        }
        return cells;
    }

    private static @Nullable String usable(VersionReport version) {
        Boolean usable = version.honoured();
        if (usable == null) {
            return null;
        }
        return usable ? "yes" : version.used() > 0 ? "in use" : "no";
    }
}
