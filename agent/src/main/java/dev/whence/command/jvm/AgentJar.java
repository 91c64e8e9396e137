package dev.whence.command.jvm;

import dev.whence.command.failure.CommandException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The jar that this command runs from, which is the agent's as well. */
public final class AgentJar {
    private static final String UNPACKED = "(not packaged)";

    private AgentJar() {}

    /** Its version, from its manifest. */
    public static String version() {
        String version = AgentJar.class.getPackage().getImplementationVersion();
        return version == null ? UNPACKED : version;
    }

    /** Where it is. */
    public static Path path() throws CommandException {
        try {
            Path jar = Path.of(AgentJar.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            if (Files.isRegularFile(jar)) {
                return jar.toAbsolutePath();
            }
        } catch (URISyntaxException | RuntimeException e) {
            // Said below.
        }
        throw CommandException.failed("this command runs only from its jar: use java -jar whence-agent.jar");
    }
}
