package dev.whence.command.view;

import dev.whence.command.terminal.Console;
import dev.whence.origin.JvmOrigin;
import dev.whence.origin.LinkageFinding;
import dev.whence.origin.OriginJson;
import dev.whence.origin.OriginText;
import dev.whence.origin.ShownPath;
import dev.whence.output.HumanReadable;
import dev.whence.output.JsonDocument;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** Shows where a class comes from, in one JVM or in recordings of several. */
public final class OriginView {
    private static final int SCHEMA = 1;
    private static final int MOST_NAMES = 3;

    private final String className;
    private final ShownPath paths;
    private final List<Section> sections = new ArrayList<>();

    public OriginView(String className, ShownPath paths) {
        this.className = className;
        this.paths = paths;
    }

    /**
     * One JVM.
     *
     * @param where the JVM or recording, as a person calls it
     * @param knowsLoaded whether every loaded class is known
     * @param knowsPath whether its class path is known
     * @param origin what was found
     * @param nearest names that were meant perhaps
     */
    public record Section(
            String where, boolean knowsLoaded, boolean knowsPath, JvmOrigin origin, List<String> nearest) {
        boolean isFound() {
            return origin.origin().isFound();
        }
    }

    public void add(Section section) {
        sections.add(section);
    }

    /** Whether any of them has a copy. */
    public boolean isFound() {
        return sections.stream().anyMatch(Section::isFound);
    }

    /** Writes for a person: the copies to stdout, and to stderr what could not be known. */
    public void writeText(Console console) {
        boolean isFirst = true;
        for (Section section : sections) {
            if (section.isFound()) {
                if (!isFirst) {
                    console.say("");
                }
                copies(console, section);
                isFirst = false;
            }
            failures(console, section.origin().findings());
            remarks(console, section);
        }
    }

    private void copies(Console console, Section section) {
        OriginText text = new OriginText(section.origin().origin(), paths);
        console.say(text.headline(paths.of(section.where()), section.knowsLoaded()));
        console.say("");
        console.table(text.table(section.knowsLoaded()), true);
    }

    private void failures(Console console, List<LinkageFinding> findings) {
        for (LinkageFinding finding : findings) {
            console.say("");
            console.say(paths.of(finding.text()));
        }
    }

    private void remarks(Console console, Section section) {
        JvmOrigin origin = section.origin();
        if (!section.isFound()) {
            List<String> nearest = section.nearest();
            console.remark("No copy of " + className + " is found in " + paths.of(section.where())
                    + " or on its class path"
                    + (nearest.isEmpty()
                            ? "."
                            : "; did you mean "
                                    + String.join(" or ", nearest.subList(0, Math.min(MOST_NAMES, nearest.size())))
                                    + "?"));
        } else if (!section.knowsLoaded() && origin.origin().loaded().isEmpty()) {
            console.remark(
                    "Whether it is loaded is not recorded: no event names it. jdk.ClassDefine names classes that are"
                            + " loaded while it records; 'record --origins' has it.");
        }
        if (!section.knowsPath()) {
            console.remark(
                    "The class path is not recorded: jdk.InitialSystemProperty names it, and so does 'record --origins'"
                            + "; or give --class-path PATH.");
        }
        if (origin.otherJdk() && section.knowsPath() && section.isFound()) {
            console.remark("Its JDK is not here; classes of a JDK are looked for in the one that runs this command.");
        }
        List<String> missing = origin.missing();
        if (!missing.isEmpty()) {
            console.remark(HumanReadable.plural(missing.size(), "element") + " of the class path "
                    + (missing.size() == 1 ? "is" : "are") + " not here, so copies in "
                    + (missing.size() == 1 ? "it" : "them") + " are not known: "
                    + paths.of(String.join(", ", missing.subList(0, Math.min(MOST_NAMES, missing.size()))))
                    + (missing.size() > MOST_NAMES ? " and " + (missing.size() - MOST_NAMES) + " more" : "") + ".");
        }
        if (origin.origin().isNested()) {
            console.remark(
                    "Copies inside a jar (a.jar!b.jar) are listed by name: their order is up to the loader that opens"
                            + " that jar.");
        }
    }

    /** Writes for a program: one JSON object. */
    public void writeJson(Writer out) throws IOException {
        JsonDocument.write(out, JsonDocument.Colon.SPACE_AFTER, json -> {
            json.number("schema", SCHEMA);
            json.text("class", className);
            json.flag("found", isFound());
            json.objects("jvms", sections, section -> {
                json.text("where", paths.of(section.where()));
                json.flag("knowsLoaded", section.knowsLoaded());
                json.flag("knowsClassPath", section.knowsPath());
                OriginJson writer = new OriginJson(json, paths);
                writer.write(section.origin().origin());
                writer.failures(section.origin().findings());
                json.texts(
                        "missing",
                        section.origin().missing().stream().map(paths::of).toList());
                json.texts("nearest", section.nearest());
            });
        });
    }
}
