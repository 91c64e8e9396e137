package dev.whence.report.text;

import dev.whence.output.Style;
import dev.whence.output.TextPage;
import dev.whence.report.answer.Clock;
import dev.whence.report.figures.RecordingReport;
import dev.whence.report.figures.Report;
import dev.whence.report.findings.Audit;
import dev.whence.report.findings.AuditedClass;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Writes an audit for a person: what answered without authority comes first. */
public final class TextAudit {
    private static final int INDENT = 15;

    private final TextPage page;

    private TextAudit(TextPage page) {
        this.page = page;
    }

    /** Writes it, and flushes. */
    public static void write(Report report, Audit audit, Style style, Writer out) throws IOException {
        TextPage page = new TextPage(style);
        new TextAudit(page).write(report, audit);
        out.write(page.text());
        out.flush();
    }

    private void write(Report report, Audit audit) {
        List<RecordingReport> recordings = report.recordings();
        page.title(
                "Whence audit: "
                        + (recordings.size() == 1 ? recordings.get(0).name() : recordings.size() + " recordings"),
                "");
        page.paragraph(0, audit.sentence());
        page.paragraph(
                0,
                "Recorded from "
                        + Clock.iso(recordings.stream()
                                .mapToLong(RecordingReport::startNanos)
                                .min()
                                .orElse(0))
                        + " to "
                        + Clock.iso(recordings.stream()
                                .mapToLong(RecordingReport::endNanos)
                                .max()
                                .orElse(0))
                        + ".");
        audit.policies().forEach(policy -> page.paragraph(0, "Discovery was " + policy + "."));
        for (AuditedClass.Standing standing : AuditedClass.Standing.values()) {
            List<AuditedClass> classes = audit.classes(standing);
            if (!classes.isEmpty()) {
                page.heading(standing.heading());
                classes.forEach(this::write);
            }
        }
        list("What is missing", audit.gaps());
        list("What this cannot tell", audit.limits());
    }

    private void write(AuditedClass audited) {
        page.line("  " + audited.version().className());
        row("answered", audited.answered());
        row("authority", audited.authority());
        row("bytes", audited.bytes());
        row("from", audited.from());
        row("loader", audited.version().loader());
        row("since", audited.sinceNanos() == 0 ? "not known" : Clock.iso(audited.sinceNanos()));
        String definer = audited.definedBy();
        row("defined by", definer == null ? "not seen" : definer);
    }

    private void row(String name, String value) {
        String first = "    " + name;
        page.paragraph(first + " ".repeat(INDENT - first.length()), INDENT, value);
    }

    private void list(String heading, List<String> lines) {
        if (!lines.isEmpty()) {
            page.heading(heading);
            lines.forEach(line -> page.paragraph("  - ", 4, line));
        }
    }
}
