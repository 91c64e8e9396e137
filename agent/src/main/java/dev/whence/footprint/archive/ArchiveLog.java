package dev.whence.footprint.archive;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what a JVM logs about its class-data archive or AOT cache: which ones it tries, and why it rejects one.
 *
 * @param tried the archives that the JVM tried to map, as it names them
 * @param lines all lines, without decorations
 */
public record ArchiveLog(List<String> tried, List<String> lines) {
    private static final int FIRST_WITH_AOT_TAG = 25;

    private static final Pattern TRIED = Pattern.compile("trying to map (.+)");

    /** What the JVM says where an archive that was named is not used. */
    private static final Pattern REJECTED = Pattern.compile(".*(Unable to map shared spaces"
            + "|Unable to use (shared archive|AOT cache)|AOT cache is disabled|CDS (is|will be) disabled"
            + "|Not a valid (shared archive|AOT cache)|(shared archive|AOT cache) (file )?.*not found"
            + "|archive file has the wrong version|archive failed).*");

    /**
     * The option that has a JVM write such a log.
     *
     * @param feature the JVM's feature release: an older JVM does not start with a tag that it does not know
     */
    public static String option(Path file, int feature) {
        String aot = feature >= FIRST_WITH_AOT_TAG ? ",aot=info" : "";
        return "-Xlog:cds=info,cds+dynamic=info,class+path=info" + aot + ":file=\"" + file + "\":none:filecount=0";
    }

    public static ArchiveLog read(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line.strip());
            }
        }
        return of(lines);
    }

    /** The log of a JVM that wrote none. */
    public static ArchiveLog none() {
        return new ArchiveLog(List.of(), List.of());
    }

    static ArchiveLog of(List<String> lines) {
        List<String> tried = new ArrayList<>();
        for (String line : lines) {
            Matcher matcher = TRIED.matcher(line);
            if (matcher.matches()) {
                tried.add(matcher.group(1));
            }
        }
        return new ArchiveLog(List.copyOf(tried), List.copyOf(lines));
    }

    /** Whether the JVM rejected an archive. */
    boolean hasRejected() {
        return lines.stream().anyMatch(line -> REJECTED.matcher(line).matches());
    }

    /** What the JVM said last where it rejected an archive; empty if it rejected none. */
    String rejection() {
        return lines.stream()
                .filter(line -> REJECTED.matcher(line).matches())
                .findFirst()
                .orElse("");
    }
}
