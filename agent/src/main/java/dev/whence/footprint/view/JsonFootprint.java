package dev.whence.footprint.view;

import dev.whence.baseline.answer.StableNames;
import dev.whence.footprint.archive.ArchiveCoverage;
import dev.whence.footprint.baseline.ArchiveVerdict;
import dev.whence.footprint.baseline.BaselineResult;
import dev.whence.footprint.baseline.BudgetVerdict;
import dev.whence.footprint.baseline.BudgetVerdict.Violation;
import dev.whence.footprint.cause.Cause;
import dev.whence.footprint.cause.ClassCount;
import dev.whence.footprint.cause.Footprint;
import dev.whence.footprint.cause.LoadTreeNode;
import dev.whence.footprint.trace.ClassOrigin;
import dev.whence.footprint.trace.Frame;
import dev.whence.footprint.trace.LoadedClass;
import dev.whence.output.JsonDocument;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a footprint as one JSON object, for programs. */
public final class JsonFootprint {
    private final JsonDocument json;
    private final Footprint footprint;

    private JsonFootprint(JsonDocument json, Footprint footprint) {
        this.json = json;
        this.footprint = footprint;
    }

    /** Times are nanoseconds. */
    public static String of(
            Footprint footprint, @Nullable ArchiveCoverage archive, @Nullable BaselineResult result, boolean tree)
            throws IOException {
        StringWriter text = new StringWriter();
        JsonDocument.write(
                text,
                JsonDocument.Colon.SPACE_AROUND,
                json -> new JsonFootprint(json, footprint).write(archive, result, tree));
        return text.toString();
    }

    private void write(@Nullable ArchiveCoverage archive, @Nullable BaselineResult result, boolean tree)
            throws IOException {
        json.texts("command", footprint.command())
                .number("exitCode", footprint.exitCode())
                .text("jdkVersion", footprint.jdk())
                .texts("remarks", footprint.remarks());
        origin(ClassOrigin.APPLICATION);
        origin(ClassOrigin.JDK);
        origin(ClassOrigin.AGENT);
        json.number("jdkClassesForAgent", footprint.forAgent());
        List<LoadedClass> reported = footprint.classes().stream()
                .filter(loaded -> loaded.origin() != ClassOrigin.MEASURING)
                .toList();
        json.objects("classes", reported, this::loaded);
        if (tree) {
            json.objects("tree", footprint.tree(), this::node);
        }
        if (archive != null) {
            json.object("archive", () -> archive(archive));
        }
        if (result != null) {
            json.object("baseline", () -> baseline(result));
        }
    }

    private void origin(ClassOrigin origin) throws IOException {
        List<LoadedClass> classes = footprint.of(origin);
        json.object(
                origin.text,
                () -> json.number("count", classes.size())
                        .objects("jars", ClassCount.byJar(classes), this::count)
                        .objects("packages", ClassCount.byPackage(classes), this::count));
    }

    private void count(ClassCount count) throws IOException {
        json.text("name", count.name())
                .text("jar", count.jar())
                .number("classes", count.classes())
                .number("bytes", count.bytes());
    }

    private void loaded(LoadedClass loaded) throws IOException {
        json.text("name", loaded.name())
                .text("kind", loaded.origin().text)
                .text("jar", loaded.jar())
                .number("bytes", loaded.bytes())
                .flag("hidden", StableNames.isHidden(loaded.rawName()));
        cause(footprint.cause(loaded));
    }

    private void cause(Cause cause) throws IOException {
        LoadedClass by = cause.by();
        json.text("why", cause.why().text)
                .text("by", by == null ? null : by.name())
                .text("frame", text(cause.frame()));
    }

    private void node(LoadTreeNode node) throws IOException {
        json.text("name", node.loaded().name())
                .text("why", node.cause().why().text)
                .text("frame", text(node.cause().frame()))
                .number("selfNanos", node.self())
                .number("totalNanos", node.total())
                .number("selfBytes", node.selfBytes())
                .number("totalBytes", node.totalBytes())
                .number("classes", node.classes())
                .number("jdkClasses", node.jdkClasses())
                .objects("children", node.children(), this::node);
    }

    private void archive(ArchiveCoverage archive) throws IOException {
        json.number("exitCode", archive.exitCode())
                .number("classes", archive.classes())
                .number("archived", archive.archived())
                .number("percent", archive.percent())
                .number("bytesParsed", archive.bytesParsed())
                .number("archivedWithAgent", footprint.archived())
                .texts("tried", archive.tried())
                .objects(
                        "lost",
                        archive.faults(),
                        fault -> json.text("cause", fault.cause().text)
                                .text("words", fault.words())
                                .text("advice", fault.advice())
                                .text("evidence", fault.evidence()))
                .objects(
                        "others",
                        archive.others().keySet(),
                        reason -> json.text("reason", reason.text)
                                .number("classes", archive.count(reason))
                                .objects(
                                        "places",
                                        archive.others().get(reason).entrySet(),
                                        place -> json.text("name", place.getKey())
                                                .number("classes", place.getValue())));
    }

    private void baseline(BaselineResult result) throws IOException {
        json.text("file", result.file())
                .text("state", result.state())
                .text("written", result.written())
                .text("why", result.why());
        ArchiveVerdict archive = result.archive();
        if (archive != null) {
            json.number("archiveFloor", archive.floor())
                    .number("archivePercent", archive.coverage().percent());
        }
        BudgetVerdict verdict = result.verdict();
        if (verdict != null) {
            json.number("jdk", verdict.jdk())
                    .number("judgedByJdk", verdict.by())
                    .number("classes", verdict.classes())
                    .number("allowed", verdict.allowed())
                    .texts("newPackages", verdict.newPackages())
                    .texts("gonePackages", verdict.gonePackages())
                    .objects("violations", verdict.violations(), this::violation);
        }
    }

    private void violation(Violation violation) throws IOException {
        json.text("name", violation.loaded().name())
                .text("jar", violation.loaded().jar())
                .text("forbidden", violation.forbidden());
        cause(footprint.cause(violation.loaded()));
    }

    private static @Nullable String text(@Nullable Frame frame) {
        return frame == null ? null : frame.toString();
    }
}
