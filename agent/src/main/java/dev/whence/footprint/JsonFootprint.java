package dev.whence.footprint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.whence.footprint.Verdict.Violation;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a footprint as one JSON object, for programs. ASCII only, so that no terminal's encoding can spoil it. */
final class JsonFootprint {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .enable(StreamWriteFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final JsonGenerator json;
    private final Footprint footprint;

    private JsonFootprint(JsonGenerator json, Footprint footprint) {
        this.json = json;
        this.footprint = footprint;
    }

    /** Times are nanoseconds. */
    static String of(Footprint footprint, @Nullable Judgement judgement, boolean tree) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(text).setPrettyPrinter(new DefaultPrettyPrinter())) {
            new JsonFootprint(generator, footprint).write(judgement, tree);
        }
        return text + System.lineSeparator();
    }

    private void write(@Nullable Judgement judgement, boolean tree) throws IOException {
        json.writeStartObject();
        strings("command", footprint.command());
        json.writeNumberField("exitCode", footprint.exitCode());
        json.writeStringField("jdkVersion", footprint.jdk());
        strings("remarks", footprint.remarks());
        kind(Kind.APPLICATION);
        kind(Kind.JDK);
        kind(Kind.AGENT);
        json.writeNumberField("jdkClassesForAgent", footprint.forAgent());
        json.writeArrayFieldStart("classes");
        for (LoadedClass loaded : footprint.classes()) {
            if (loaded.kind() != Kind.MEASURING) {
                loaded(loaded);
            }
        }
        json.writeEndArray();
        if (tree) {
            nodes("tree", footprint.tree());
        }
        if (judgement != null) {
            judgement(judgement);
        }
        json.writeEndObject();
    }

    private void kind(Kind kind) throws IOException {
        List<LoadedClass> classes = footprint.of(kind);
        json.writeObjectFieldStart(kind.text);
        json.writeNumberField("count", classes.size());
        tallies("jars", Tally.byJar(classes));
        tallies("packages", Tally.byPackage(classes));
        json.writeEndObject();
    }

    private void tallies(String name, List<Tally> tallies) throws IOException {
        json.writeArrayFieldStart(name);
        for (Tally tally : tallies) {
            json.writeStartObject();
            json.writeStringField("name", tally.name());
            json.writeStringField("jar", tally.jar());
            json.writeNumberField("classes", tally.classes());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void loaded(LoadedClass loaded) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", loaded.name());
        json.writeStringField("kind", loaded.kind().text);
        json.writeStringField("jar", loaded.jar());
        json.writeBooleanField("hidden", Names.isHidden(loaded.rawName()));
        cause(footprint.cause(loaded));
        json.writeEndObject();
    }

    private void cause(Cause cause) throws IOException {
        LoadedClass by = cause.by();
        Frame frame = cause.frame();
        json.writeStringField("why", cause.why().text);
        json.writeStringField("by", by == null ? null : by.name());
        json.writeStringField("frame", frame == null ? null : frame.toString());
    }

    private void nodes(String name, Collection<Node> nodes) throws IOException {
        json.writeArrayFieldStart(name);
        for (Node node : nodes) {
            json.writeStartObject();
            json.writeStringField("name", node.loaded.name());
            json.writeStringField("why", node.cause.why().text);
            json.writeStringField(
                    "frame",
                    node.cause.frame() == null ? null : node.cause.frame().toString());
            json.writeNumberField("selfNanos", node.self);
            json.writeNumberField("totalNanos", node.total());
            json.writeNumberField("classes", node.classes());
            json.writeNumberField("jdkClasses", node.jdkClasses);
            nodes("children", node.children);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void judgement(Judgement judgement) throws IOException {
        Verdict verdict = judgement.verdict();
        json.writeObjectFieldStart("baseline");
        json.writeStringField("file", judgement.file());
        json.writeStringField("state", judgement.state());
        json.writeStringField("written", judgement.written());
        json.writeStringField("why", judgement.why());
        if (verdict != null) {
            json.writeNumberField("jdk", verdict.jdk());
            json.writeNumberField("judgedByJdk", verdict.by());
            json.writeNumberField("classes", verdict.classes());
            json.writeNumberField("allowed", verdict.allowed());
            strings("newPackages", verdict.newPackages());
            strings("gonePackages", verdict.gonePackages());
            json.writeArrayFieldStart("violations");
            for (Violation violation : verdict.violations()) {
                json.writeStartObject();
                json.writeStringField("name", violation.loaded().name());
                json.writeStringField("jar", violation.loaded().jar());
                json.writeStringField("forbidden", violation.forbidden());
                cause(footprint.cause(violation.loaded()));
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private void strings(String name, Collection<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }
}
