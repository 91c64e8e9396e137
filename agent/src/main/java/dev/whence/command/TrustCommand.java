package dev.whence.command;

import dev.whence.agent.point.ReadyMadePoints;
import dev.whence.agent.protocol.Answer;
import dev.whence.agent.protocol.CommandName;
import dev.whence.agent.protocol.Line;
import dev.whence.agent.protocol.LineKind;
import dev.whence.agent.trust.TrustPolicy;
import dev.whence.agent.trust.TrustedFiles;
import dev.whence.command.failure.CommandException;
import dev.whence.command.jvm.TargetJvm;
import dev.whence.command.terminal.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the lines of a policy for what is there. */
@Command(
        name = "trust",
        descriptionHeading = "%n",
        description = {
            "Prints the lines of a points file that let versions of a class answer: those in jars and folders, or those that are loaded in a JVM,"
                    + " by the files that their loaders name.",
            "",
            "Exit codes: 0 all versions have a line; 1 the JVM could not be queried; 2 bad usage, no such JVM, or a version without one."
        },
        parameterListHeading = "%n",
        optionListHeading = "%n",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class)
final class TrustCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PID|FILE", arity = "1..*", description = "A JVM's process, or jars and folders.")
    private List<String> where = List.of();

    @Option(
            names = "--class",
            paramLabel = "CLASS",
            description = "The class whose versions are meant (default: ${DEFAULT-VALUE}).")
    private String className = ReadyMadePoints.VERSIONS;

    @Option(
            names = "--point",
            paramLabel = "NAME",
            description = "The point that watches it (default: ${DEFAULT-VALUE}).")
    private String point = "pipeline";

    @Spec
    private CommandSpec spec;

    private final Set<String> hashes = new LinkedHashSet<>();
    private final Set<String> files = new LinkedHashSet<>();
    private final Set<String> signers = new LinkedHashSet<>();
    private boolean complete = true;

    @Override
    public Integer call() throws CommandException, IOException {
        Console console = Console.of(spec);
        TrustedFiles found = new TrustedFiles(className.replace('.', '/') + ".class");
        for (Version version : versions()) {
            add(console, version, found);
        }
        if (!hashes.isEmpty()) {
            console.say(point + ".trust = " + String.join(" ", hashes));
            console.say("# Or, whatever these files hold:");
            console.say("# " + point + ".trust = " + String.join(" ", files));
        }
        if (!signers.isEmpty()) {
            console.say("# Or, whatever is signed by these certificates:");
            console.say("# " + point + ".trust = " + String.join(" ", signers));
        }
        return complete && !hashes.isEmpty() ? ExitCode.OK : ExitCode.USAGE;
    }

    /**
     * A version that may be meant.
     *
     * @param origin who says that it is there, for a person
     * @param path the file that has it; null where none is named
     */
    private record Version(String origin, @Nullable String path) {}

    private List<Version> versions() throws CommandException, IOException {
        if (where.size() == 1 && where.get(0).matches("\\d+") && Files.notExists(Path.of(where.get(0)))) {
            return loaded(Long.parseLong(where.get(0)));
        }
        List<Version> versions = new ArrayList<>();
        for (String file : where) {
            Path path = Path.of(file).toAbsolutePath().normalize();
            versions.add(new Version(className, path.toString()));
        }
        return versions;
    }

    private List<Version> loaded(long pid) throws CommandException, IOException {
        List<Version> versions = new ArrayList<>();
        try (TargetJvm target = TargetJvm.open(pid)) {
            target.checkVersion();
            if (!target.isAttached()) {
                throw CommandException.badInput(target.notAttached());
            }
            Answer answer = target.request(CommandName.STATUS, Map.of());
            for (Line version : answer.all(LineKind.VERSION).toList()) {
                if (version.text("class").equals(className)) {
                    versions.add(new Version(
                            className + " of loader " + version.text("loader"),
                            TrustPolicy.path(version.text("codeSource"))));
                }
            }
        }
        if (versions.isEmpty()) {
            throw CommandException.badInput("nobody asked for versions of " + className + " in process " + pid
                    + " yet: which are loaded is not known");
        }
        return versions;
    }

    private void add(Console console, Version version, TrustedFiles found) {
        String path = version.path();
        if (path == null) {
            complete = false;
            console.say("# " + version.origin() + ": its loader names no file");
            return;
        }
        TrustedFiles.Found file = found.in(path);
        String problem = file.problem() != null ? file.problem() : file.hash() == null ? "has no such class" : null;
        console.say("# " + version.origin() + ", from " + path + (problem == null ? "" : ": it " + problem));
        if (problem != null) {
            complete = false;
            return;
        }
        hashes.add("sha256:" + file.hash());
        files.add("jar:" + path);
        file.signers().forEach(signer -> signers.add("signer:" + signer));
    }
}
