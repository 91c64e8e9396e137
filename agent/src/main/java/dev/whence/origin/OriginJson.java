package dev.whence.origin;

import dev.whence.output.JsonDocument;
import java.io.IOException;
import java.util.List;

/** Writes for programs where a class comes from. */
public final class OriginJson {
    private final JsonDocument json;
    private final ShownPath paths;

    public OriginJson(JsonDocument json, ShownPath paths) {
        this.json = json;
        this.paths = paths;
    }

    /** The members of an object. */
    public void write(ClassOrigin origin) throws IOException {
        json.objects("copies", origin.rows(), row -> {
            if (row.position() == 0) {
                json.nothing("position");
            } else {
                json.number("position", row.position());
            }
            json.text("place", paths.of(row.place()));
            json.objects(
                    "loadedBy",
                    row.loadedBy(),
                    loaded -> json.text("loader", loaded.loader()).text("source", paths.of(loaded.source())));
            json.flag("deduced", row.isDeduced());
            number("shadowedBy", row.shadowedBy());
            number("sameBytesAs", row.sameAs());
            json.text("sha256", row.sha256());
            json.texts("coordinates", row.coordinates());
        });
    }

    /** What failed to link. */
    public void failures(List<LinkageFinding> findings) throws IOException {
        json.objects("linkageErrors", findings, finding -> {
            LinkageFailure failure = finding.failure();
            json.text("error", failure.problem().error());
            json.text("class", failure.problem().className());
            json.text("member", failure.problem().signature());
            json.number("count", failure.count());
            json.text("caller", failure.caller());
            json.text("callerPlace", paths.of(finding.callerPlace()));
            json.text("first", paths.of(finding.first()));
            json.texts("having", finding.having().stream().map(paths::of).toList());
            json.text("finding", paths.of(finding.sentence()));
        });
    }

    private void number(String name, int position) throws IOException {
        if (position == 0) {
            json.nothing(name);
        } else {
            json.number(name, position);
        }
    }
}
