package dev.whence.command.jvm;

import dev.whence.agent.protocol.AgentProperty;
import dev.whence.agent.protocol.Answer;
import dev.whence.agent.protocol.CommandName;
import dev.whence.agent.protocol.Request;
import dev.whence.agent.protocol.RequestKey;
import dev.whence.command.failure.CommandException;
import dev.whence.command.failure.FileProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * The JVM that a command is for: looked at from outside first, then asked for its properties, and only then given the
 * agent.
 *
 * <p>By classes, where a lambda would be shorter: the first of these takes a command longer than its question.
 */
public final class TargetJvm implements AutoCloseable {
    private static final String ATTACHED = AgentProperty.VERSION;
    private static final String FORBIDDEN = AgentProperty.DISABLED;

    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(20);

    /** The agent looks at all classes, and weaves those of the points that are loaded. */
    private static final Duration LOADS_WITHIN = Duration.ofSeconds(120);

    /** File descriptors that a JVM needs to answer at all: its first answer may load a library of the JDK's. */
    private static final int TO_ANSWER = 12;

    /** Those that an agent needs for a question. */
    private static final int TO_ASK = 12;

    /** Those that an agent needs to come in, and the recorder for its first recording. */
    private static final int TO_LOAD = 24;

    private final Jvm jvm;
    private final Attachment attachment;
    private final Properties properties;
    private final SharedFiles files;

    private TargetJvm(Jvm jvm, Attachment attachment, Properties properties) {
        this.jvm = jvm;
        this.attachment = attachment;
        this.properties = properties;
        this.files = new SharedFiles(jvm, properties.getProperty("java.io.tmpdir", "/tmp"));
    }

    /** Connects to a JVM. Loads nothing into it. */
    public static TargetJvm open(long pid) throws CommandException {
        Jvm jvm = AttachCheck.check(pid);
        AttachCheck.checkDescriptors(jvm, TO_ANSWER);
        Attachment attachment = null;
        try {
            Patience patience = new Patience(jvm, "answer", ANSWERS_WITHIN, true);
            Attachment made = AttachStep.within(patience, new AttachStep<Attachment>() {
                @Override
                public Attachment call() throws AttachFailedException {
                    return Attachment.to(pid);
                }
            });
            attachment = made;
            TargetJvm target = new TargetJvm(jvm, made, AttachStep.within(patience, new AttachStep<Properties>() {
                @Override
                public Properties call() throws AttachFailedException {
                    return made.systemProperties();
                }
            }));
            target.checkAge();
            attachment = null;
            return target;
        } catch (AttachFailedException failure) {
            throw AttachCheck.refused(jvm, failure);
        } finally {
            if (attachment != null) {
                attachment.close();
            }
        }
    }

    public Jvm jvm() {
        return jvm;
    }

    public SharedFiles files() {
        return files;
    }

    /** As a person calls it: {@code JVM 4711 (trend.portfolio.app.Main, JDK 17.0.15)}. */
    public String name() {
        String version = version();
        return "JVM " + jvm.pid() + " (" + (jvm.main().isEmpty() ? "" : jvm.main() + ", ") + "Java " + version + ")";
    }

    public String version() {
        return properties.getProperty("java.version", jvm.version());
    }

    /** The folder of its JDK, as it is found from here. */
    public Path home() {
        return reach(Path.of(properties.getProperty("java.home", "")));
    }

    /** Where a file that it names is found from here. */
    public Path reach(Path itsFile) {
        return files.isShared(itsFile) ? itsFile : new LinuxProcess(jvm.pid()).reach(itsFile);
    }

    /** A system property of it; empty where it has none. */
    public String property(String name) {
        return properties.getProperty(name, "");
    }

    /** Whether Whence is in it. */
    public boolean isAttached() {
        return properties.getProperty(ATTACHED) != null;
    }

    /** Whether it forbids Whence. */
    public boolean forbids() {
        return Boolean.parseBoolean(properties.getProperty(FORBIDDEN));
    }

    /** The line that says that Whence is not in it. */
    public String notAttached() {
        return "Whence is not attached to " + name()
                + (forbids() ? ", which forbids it (-D" + FORBIDDEN + "=true)" : "") + ".";
    }

    /** That Whence is in it, or may come in; and that it is of this version. */
    public void checkWillingness() throws CommandException {
        checkVersion();
        if (!isAttached() && forbids()) {
            throw CommandException.failed(jvm.name() + " forbids it: it was started with -D" + FORBIDDEN
                    + "=true; restart it without to look at it");
        }
    }

    /** That the agent in it, if there is one, is of this version. */
    public void checkVersion() throws CommandException {
        String its = properties.getProperty(ATTACHED);
        if (its != null && !its.equals(AgentJar.version())) {
            throw CommandException.failed(jvm.name() + " has version " + its + " of the agent, and this is "
                    + AgentJar.version() + ": use the " + its + " jar, or restart the application");
        }
    }

    /** Has the agent do something, and loads it for that. */
    public Answer request(String command, Map<String, String> values) throws CommandException {
        SharedFile ask = files.temporary(".ask");
        try {
            SharedFile answer = files.temporary(".answer");
            try {
                return request(command, values, ask, answer);
            } finally {
                answer.delete();
            }
        } finally {
            ask.delete();
        }
    }

    /** As {@link #request(String, Map)}, by files that outlive it. */
    public Answer request(String command, Map<String, String> values, SharedFile ask, SharedFile answer)
            throws CommandException {
        Map<String, String> all = new HashMap<>(values);
        all.put(RequestKey.VERSION, AgentJar.version());
        all.put(RequestKey.ANSWER, answer.there().toString());
        String asked = ask.there().toString();
        AttachCheck.checkDescriptors(jvm, isAttached() ? TO_ASK : TO_LOAD);
        if (!isAttached()) {
            AttachCheck.checkMetaspace(jvm, MetaspaceRoom.TO_LOAD);
        }
        SharedFile jar = files.jar();
        try {
            Files.writeString(ask.here(), new Request(command, all).line());
            // A text of its own would have to fit into 1,024 bytes: an old bound of the attach protocol.
            String text = new Request(CommandName.READ, Map.of(RequestKey.ASK, asked)).text();
            AttachStep.within(new Patience(jvm, "load the agent", LOADS_WITHIN, true), new AttachStep<Boolean>() {
                @Override
                public Boolean call() throws AttachFailedException {
                    attachment.load(jar.there().toString(), text);
                    return true;
                }
            });
            return checked(Answer.parse(Files.readString(answer.here())));
        } catch (AttachFailedException failure) {
            throw AttachCheck.refused(jvm, failure);
        } catch (IOException e) {
            throw CommandException.failed(
                    jvm.name() + ": no answer can be read (" + FileProblem.why(e) + "); try again");
        } finally {
            files.release(jar);
        }
    }

    /** An answer that says that it was done. */
    public Answer checked(Answer answer) throws CommandException {
        String error = answer.error();
        if (error != null) {
            String line = jvm.name() + ": " + error;
            throw answer.isInputToBlame() ? CommandException.badInput(line) : CommandException.failed(line);
        }
        if (answer.lines().isEmpty()) {
            throw CommandException.failed(
                    jvm.name()
                            + " did not answer: it may have an older version of the agent, or the jar of its agent was overwritten; restart the application to use this one");
        }
        return answer;
    }

    @Override
    public void close() {
        attachment.close();
    }

    private void checkAge() throws CommandException {
        int feature = Jvm.feature(properties.getProperty("java.vm.specification.version", ""));
        AttachCheck.checkAge(jvm, feature);
    }
}
