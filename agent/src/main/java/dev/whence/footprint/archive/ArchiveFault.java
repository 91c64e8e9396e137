package dev.whence.footprint.archive;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Why a JVM does not use an archive that it was given.
 *
 * @param cause the cause
 * @param detail what the log and the command say of it, such as the option or the jar; empty if nothing
 * @param evidence the JVM's own line; empty where it is that there is none
 */
public record ArchiveFault(Cause cause, String detail, String evidence) {
    /** Causes, each by the line in the JVM's log that proves it. */
    public enum Cause {
        AGENT(
                "agent",
                onlyAtRunTime("java\\.instrument"),
                "-javaagent:.*",
                "an agent adds the module java.instrument, and the run that made the archive had none",
                "make the archive with an agent as well, or with --add-modules java.instrument; or attach the agent when the"
                        + " JVM runs"),
        RECORDING(
                "recording",
                onlyAtRunTime("jdk\\.jfr"),
                "-XX:StartFlightRecording.*",
                "a recording from the start adds the module jdk.jfr, and the run that made the archive had none",
                "make the archive with a recording as well, or with --add-modules jdk.jfr; or start the recording when the JVM"
                        + " runs"),
        NO_AGENT(
                "no-agent",
                onlyWhenMade("java\\.instrument"),
                "",
                "the archive was made with an agent, or with --add-modules java.instrument, and this command has neither",
                "add --add-modules java.instrument to the command"),
        NO_RECORDING(
                "no-recording",
                onlyWhenMade("jdk\\.jfr"),
                "",
                "the archive was made with a recording, or with --add-modules jdk.jfr, and this command has neither",
                "add --add-modules jdk.jfr to the command"),
        MODULE_OPTION(
                "module-option",
                "Mismatched values for property jdk\\.module\\.[a-z.]+: (.*)",
                "--(enable-native-access|add-opens|add-exports|add-reads|add-modules|module)\\b.*",
                "an option for modules is another than in the run that made the archive",
                "give the same such options in both runs"),
        MODULES_CHANGED(
                "modules-changed",
                ".*(?:CDS|AOT cache) is disabled when (?:the --[a-z-]+ option is specified|java\\.base module is patched)\\.",
                "--(limit-modules|upgrade-module-path|patch-module)\\b.*",
                "an option changes the JDK's modules",
                "run without it"),
        JAR_CHANGED(
                "jar-changed",
                "(?:UseSharedSpaces: )?(?:This file is not the one|A jar file is not the one) used while building the shared"
                        + " archive file: '?([^']+?)(?:',.*)?",
                "",
                "a jar has another time or size than when the archive was made",
                "make the archive again after a build, and keep the jar's time when it is copied"),
        BOOT_PATH(
                "boot-path",
                "boot classpath is longer than expected|\\[BOOT classpath mismatch, actual =.*",
                "-Xbootclasspath/a:.*",
                "the boot class path is another than in the run that made the archive",
                "give the same in both runs"),
        CLASS_PATH(
                "class-path",
                "The name of app classpath \\[\\d+] does not match: (expected '.*', got '.*')"
                        + "|\\[APP classpath mismatch, actual: -Djava\\.class\\.path=(.*?)]?",
                "",
                "the class path has another jar, or one of another place or name, than in the run that made the archive",
                "give the same class path in both runs; more may stand at its end only"),
        POINTERS(
                "collector",
                "(?:.* )?The saved state of UseCompressedOops and UseCompressedClassPointers is different from runtime.*",
                "-XX:\\+Use\\w+GC|-XX:[+-]UseCompressed\\w+|-Xmx.*|-XX:MaxHeapSize=.*",
                "another collector or a larger heap than in the run that made the archive: pointers have another form",
                "make the archive with the same collector and heap"),
        OBJECT_HEADERS(
                "object-headers",
                ".*UseCompactObjectHeaders setting .* does not equal the current .*",
                "-XX:[+-]UseCompactObjectHeaders",
                "objects have another form than in the run that made the archive",
                "make the archive with the same option"),
        DEBUGGER(
                "debugger",
                ".*cannot be used with JDWP agent.*",
                "-agentlib:jdwp.*|-Xrunjdwp.*",
                "a debugger is there",
                "run without it"),
        NOT_FOUND(
                "not-found",
                "(?:UseSharedSpaces: )?Specified (?:shared archive|AOT cache) not found \\((.*)\\)\\.?",
                "",
                "there is no such file",
                "make it first"),
        OTHER_JDK(
                "other-jdk",
                "(?:UseSharedSpaces: )?The (?:shared archive file|AOT cache) (?:has the wrong version|was created by a"
                        + " different version).*|Not a valid (?:shared archive file|AOT cache) \\((.*)\\).*",
                "",
                "another version of the JDK made the archive",
                "make it with the JDK that the command runs on"),
        SWITCHED_OFF(
                "switched-off",
                "(?!)",
                "-Xshare:off|-XX:-UseSharedSpaces|-XX:AOTMode=off",
                "the JVM opens no archive",
                ""),
        UNKNOWN("unknown", "(?!)", "", "the JVM rejects the archive", "");

        /** As it stands in JSON. */
        public final String text;

        private final Pattern line;
        private final Pattern option;
        private final String words;
        private final String advice;

        Cause(String text, String line, String option, String words, String advice) {
            this.text = text;
            this.line = Pattern.compile(line);
            this.option = Pattern.compile(option);
            this.words = words;
            this.advice = advice;
        }
    }

    /** The cause in words, with its detail. */
    public String words() {
        return cause.words + (detail.isEmpty() ? "" : " (" + detail + ")");
    }

    /** What keeps the archive; empty if nothing is known. */
    public String advice() {
        return cause.advice;
    }

    /**
     * The causes that a log proves, each once, in the order of {@link Cause}.
     *
     * @param command the command, word by word: it says which of its options stands behind a cause
     * @return none if the JVM rejected no archive
     */
    static List<ArchiveFault> of(ArchiveLog log, List<String> command) {
        if (!log.hasRejected()) {
            return log.tried().isEmpty()
                    ? List.of(new ArchiveFault(Cause.SWITCHED_OFF, options(Cause.SWITCHED_OFF, command), ""))
                    : List.of();
        }
        List<ArchiveFault> faults = new ArrayList<>();
        Set<String> explained = new HashSet<>();
        for (Cause cause : Cause.values()) {
            List<Matcher> proofs = log.lines().stream()
                    // A module of an agent's or a recording's is an option for modules, and more than that.
                    .filter(line -> cause != Cause.MODULE_OPTION || !explained.contains(line))
                    .map(cause.line::matcher)
                    .filter(Matcher::matches)
                    .toList();
            if (!proofs.isEmpty()) {
                faults.add(new ArchiveFault(
                        cause,
                        detail(cause, proofs.get(0), command),
                        proofs.get(0).group()));
                proofs.forEach(proof -> explained.add(proof.group()));
            }
        }
        return faults.isEmpty() ? List.of(new ArchiveFault(Cause.UNKNOWN, "", log.rejection())) : faults;
    }

    /** A line that says of a module that only the run which is measured added it. */
    private static String onlyAtRunTime(String module) {
        return addedModules(module, "during runtime but not during dump time", "runtime %s dump time %s");
    }

    /** A line that says of a module that only the run which made the archive added it. */
    private static String onlyWhenMade(String module) {
        return addedModules(module, "during dump time but not during runtime", "runtime %2$s dump time %1$s");
    }

    private static String addedModules(String module, String inOneOnly, String inBoth) {
        String with = "(?=\\S*\\b" + module + "\\b)\\S+";
        String without = "(?!\\S*\\b" + module + "\\b)\\S+";
        return "Mismatched values for property jdk\\.module\\.addmods: (?:" + with + " specified " + inOneOnly + "|"
                + String.format(inBoth, with, without) + ")";
    }

    private static String detail(Cause cause, Matcher proof, List<String> command) {
        String options = options(cause, command);
        return !options.isEmpty()
                ? options
                : IntStream.rangeClosed(1, proof.groupCount())
                        .mapToObj(proof::group)
                        .filter(group -> group != null && !group.isEmpty())
                        .collect(Collectors.joining(", "));
    }

    private static String options(Cause cause, List<String> command) {
        return command.stream()
                .filter(word -> cause.option.matcher(word).matches())
                .collect(Collectors.joining(", "));
    }
}
