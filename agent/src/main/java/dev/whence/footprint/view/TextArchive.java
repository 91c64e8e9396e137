package dev.whence.footprint.view;

import dev.whence.footprint.archive.ArchiveCoverage;
import dev.whence.footprint.archive.ArchiveFault;
import dev.whence.footprint.cause.Footprint;
import dev.whence.output.HumanReadable;
import dev.whence.output.TextPage;
import java.util.List;
import java.util.Map;

/** Writes for a person how many classes came from an archive, and why the others did not. */
final class TextArchive {
    private static final int NUMBER_WIDTH = 9;
    private static final int MOST_PLACES = 4;
    private static final String AGENT_COSTS_IT =
            "with Whence's agent on the command line no class came from the archive. To keep it, make the archive with an"
                    + " agent as well, or with --add-modules java.instrument; or attach the agent when the JVM runs.";

    private TextArchive() {}

    static void write(ArchiveCoverage archive, Footprint footprint, TextPage page) {
        page.heading("Class archive (the command once more, without Whence's agent)");
        if (archive.exitCode() != 0) {
            page.line("Note: this run ended with exit code " + archive.exitCode());
        }
        row(page, archive.classes(), "classes");
        row(
                page,
                archive.archived(),
                "from an archive (" + archive.percent() + " %)"
                        + (archive.tried().isEmpty()
                                ? ": the JVM tried none"
                                : ", tried: " + String.join(", ", archive.tried())));
        archive.others().forEach((reason, places) -> row(page, archive.count(reason), reason.words() + places(places)));
        row(page, archive.bytesParsed(), "bytes of class files parsed");
        for (ArchiveFault fault : archive.faults()) {
            page.paragraph("  Lost: ", 4, fault.words());
            if (!fault.evidence().isEmpty()) {
                page.line("    The JVM's log: " + fault.evidence());
            }
            if (!fault.advice().isEmpty()) {
                page.paragraph("    To keep it: ", 6, fault.advice());
            }
        }
        if (archive.archived() > 0 && footprint.archived() == 0) {
            page.paragraph("  Note: ", 4, AGENT_COSTS_IT);
        }
    }

    private static void row(TextPage page, long number, String words) {
        String count = HumanReadable.count(number);
        page.line("  " + " ".repeat(Math.max(0, NUMBER_WIDTH - count.length())) + count + "  " + words);
    }

    private static String places(Map<String, Integer> places) {
        List<String> most = places.entrySet().stream()
                .filter(place -> !place.getKey().isEmpty())
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_PLACES)
                .map(place -> place.getKey() + " " + HumanReadable.count(place.getValue()))
                .toList();
        String more = places.size() > MOST_PLACES ? ", and " + (places.size() - MOST_PLACES) + " more" : "";
        return most.isEmpty() ? "" : " (" + String.join(", ", most) + more + ")";
    }
}
