package dev.whence.command;

import dev.whence.agent.protocol.Answer;
import dev.whence.agent.protocol.CommandName;
import dev.whence.agent.protocol.LineKind;
import dev.whence.agent.protocol.RequestKey;
import dev.whence.command.failure.CommandException;
import dev.whence.command.failure.FileProblem;
import dev.whence.command.file.RecordingFile;
import dev.whence.command.jvm.AgentSession;
import dev.whence.command.jvm.SessionEndedException;
import dev.whence.command.jvm.SharedFile;
import dev.whence.command.jvm.TargetJvm;
import dev.whence.command.terminal.Canvas;
import dev.whence.command.terminal.Console;
import dev.whence.command.terminal.ProgressLine;
import dev.whence.command.terminal.Terminal;
import dev.whence.command.terminal.TerminalSize;
import dev.whence.command.terminal.Termination;
import dev.whence.command.view.DetachSummary;
import dev.whence.report.findings.UnmatchedPoints;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Has a JVM record for a while into a file. */
final class LiveRecording {
    private static final Duration REDRAWN_EVERY = Duration.ofMillis(500);

    private final Console console;
    private final TargetJvm target;
    private final Map<String, String> agent;
    private final String profile;
    private final long maxSize;
    private final Duration time;
    private boolean origins;
    private Runnable meanwhile = () -> {};

    /**
     * A recording to be.
     *
     * @param agent what the request says of the options of an agent that is not there yet
     * @param profile the name of its template
     * @param maxSize the size that it is kept to, in bytes
     * @param time how long it lasts, unless a signal ends it
     */
    LiveRecording(
            Console console, TargetJvm target, Map<String, String> agent, String profile, long maxSize, Duration time) {
        this.console = console;
        this.target = target;
        this.agent = agent;
        this.profile = profile;
        this.maxSize = maxSize;
        this.time = time;
    }

    /** Also records what {@code origin} needs. */
    LiveRecording withOrigins(boolean wanted) {
        origins = wanted;
        return this;
    }

    /** Has a thread do something while the JVM records. */
    LiveRecording doing(Runnable work) {
        meanwhile = work;
        return this;
    }

    /** The template's text: the JVM may no longer find the jar that it is in. */
    private String template() throws CommandException {
        String name = "whence-" + profile + ".jfc";
        try (InputStream in = LiveRecording.class.getResourceAsStream(name)) {
            if (in == null) {
                throw CommandException.failed("this jar has no " + name + ": it is incomplete, use a complete one");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return origins ? OriginEvents.addedTo(text) : text;
        } catch (IOException e) {
            throw CommandException.failed(
                    "this jar has no readable " + name + ": it is incomplete, use a complete one");
        }
    }

    /** Records into a file, and returns when it began. */
    Instant into(RecordingFile file) throws CommandException {
        boolean direct = target.files().isShared(file.path());
        Map<String, String> values = new HashMap<>();
        values.put(RequestKey.TEMPLATE, template());
        values.put(RequestKey.MAX_SIZE, Long.toString(maxSize));
        if (direct) {
            values.put(RequestKey.OUT, file.path().toString());
        }
        if (origins) {
            for (String property : RequestKey.SEARCHED) {
                values.put(property, target.property(property));
            }
        }
        values.putAll(agent);
        AgentSession.Begun begun = AgentSession.begin(target, "record", values);
        Instant start = Instant.now();
        try (AgentSession session = begun.session()) {
            begun.answer()
                    .all(LineKind.RECORDING)
                    .forEach(other -> console.remark("Another recording runs in this JVM, "
                            + other.text("id") + " '" + other.text("name")
                            + "': it goes on unchanged, and Whence's events may appear in it."));
            AutoPoints.tell(console, begun.answer());
            UnmatchedPoints.folded(begun.answer()
                            .all(LineKind.UNMATCHED)
                            .map(line -> line.text("problem"))
                            .toList())
                    .forEach(point -> console.remark("Not woven: " + point));
            if (!time.isZero()) {
                console.remark(
                        "Recording " + target.name() + " for " + ProgressLine.time(time) + "; Ctrl-C ends early.");
            }
            Thread other = new Thread(meanwhile, "meanwhile");
            other.setDaemon(true);
            other.start();
            await(session, begun.answer());
            write(console, target, session, file, direct);
            console.remark(DetachSummary.line(target, session.end()));
        } catch (CommandException silent) {
            // The session's file is gone by now: an agent that wakes up saves what it has, and leaves.
            throw file.size() > 0 || !direct || !begun.session().isGivenUp()
                    ? silent
                    : CommandException.failed(
                            silent.getMessage() + "; when the JVM goes on, the agent ends the recording,"
                                    + " writes it to " + file.path() + " and leaves");
        } catch (SessionEndedException over) {
            String what =
                    target.jvm().name() + (over.targetEnded() ? " has ended" : ": another operator detached Whence");
            if (file.size() == 0) {
                throw CommandException.failed(what + ", and left no recording");
            }
            console.remark(what + "; what was recorded until then is there");
        }
        return start;
    }

    private void await(AgentSession session, Answer first) throws SessionEndedException, CommandException {
        long before = NothingResolved.resolutions(first);
        Answer last = first;
        boolean redraws = Terminal.redrawsErr();
        Canvas canvas = new Canvas(console.err());
        TerminalSize size = TerminalSize.watched();
        long begun = System.nanoTime();
        for (Duration past = Duration.ZERO;
                past.compareTo(time) < 0;
                past = Duration.ofNanos(System.nanoTime() - begun)) {
            Duration left = time.minus(past);
            if (Termination.within(left.compareTo(REDRAWN_EVERY) < 0 ? left : REDRAWN_EVERY)) {
                break;
            }
            last = session.ask(CommandName.POLL, Map.of());
            if (redraws) {
                TerminalSize.Size now = size.now();
                Duration passed = Duration.ofNanos(System.nanoTime() - begun);
                canvas.draw(
                        List.of(ProgressLine.line(
                                passed, time, NothingResolved.resolutions(last) - before, now.columns() - 1)),
                        now.rows());
            }
        }
        canvas.clear();
        if (!time.isZero() && NothingResolved.resolutions(last) == before) {
            // A signal may have come before the first look.
            last = session.ask(CommandName.POLL, Map.of());
            if (NothingResolved.resolutions(last) == before) {
                console.remark(NothingResolved.why(last));
            }
        }
    }

    /** Has the JVM write the file; where it cannot, into a temporary folder, from where it is copied. */
    private static void write(
            Console console, TargetJvm target, AgentSession session, RecordingFile file, boolean direct)
            throws SessionEndedException, CommandException {
        String why = "";
        if (direct) {
            Answer written = session.ask(
                    CommandName.DUMP, Map.of(RequestKey.OUT, file.path().toString()));
            if (written.error() == null) {
                return;
            }
            why = String.valueOf(written.error());
        }
        SharedFile temporary = target.files().temporary(".jfr");
        boolean keep = false;
        try {
            target.checked(session.ask(
                    CommandName.DUMP, Map.of(RequestKey.OUT, temporary.there().toString())));
            Files.copy(temporary.here(), file.path(), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            keep = true;
            throw CommandException.failed(file.path() + " cannot be written (" + FileProblem.why(e)
                    + "): the recording is in " + temporary.here() + ", move it from there");
        } catch (CommandException e) {
            throw why.isEmpty()
                    ? e
                    : CommandException.failed(
                            file.path() + " cannot be written (" + why + "), and " + temporary.there()
                                    + " cannot be written either: the recording is lost; free space, or name another place with --out");
        } finally {
            if (!keep) {
                temporary.delete();
            }
        }
    }
}
