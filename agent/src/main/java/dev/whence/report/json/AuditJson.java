package dev.whence.report.json;

import dev.whence.output.JsonDocument;
import dev.whence.report.figures.Report;
import dev.whence.report.figures.TrustReport;
import dev.whence.report.findings.Audit;
import dev.whence.report.findings.AuditedClass;
import java.io.IOException;
import java.io.Writer;

/** Writes an audit as one JSON object, for programs. */
public final class AuditJson {
    private AuditJson() {}

    /** Writes it and a line's end, and flushes. Times are nanoseconds since the epoch. */
    public static void write(Report report, Audit audit, Writer out) throws IOException {
        JsonDocument.write(out, JsonDocument.Colon.SPACE_AFTER, json -> {
            json.number("schema", JsonReport.SCHEMA)
                    .text("verdict", audit.verdict().word())
                    .texts("discovery", audit.policies());
            json.objects("classes", audit.classes(), audited -> write(json, audited));
            json.texts("missing", audit.gaps()).texts("cannotTell", audit.limits());
            json.objects(
                    "files",
                    report.recordings(),
                    recording -> json.text("file", recording.file().toString())
                            .number("startNanos", recording.startNanos())
                            .number("endNanos", recording.endNanos())
                            .flag("complete", recording.complete())
                            .number("lostBytes", recording.lostBytes()));
        });
    }

    private static void write(JsonDocument json, AuditedClass audited) throws IOException {
        TrustReport trust = audited.version().trust();
        json.text("class", audited.version().className())
                .text("standing", audited.standing().word())
                .number("count", audited.count())
                .text("trustedBy", trust == null ? null : trust.trustedBy())
                .text("authority", audited.authority())
                .text("sha256", trust == null || trust.sha256().isEmpty() ? null : trust.sha256())
                .text("codeSource", audited.version().codeSource())
                .flag("vouched", trust != null && trust.vouched())
                .text("loader", audited.version().loader())
                .number("sinceNanos", audited.sinceNanos())
                .text("definedBy", audited.definedBy());
    }
}
