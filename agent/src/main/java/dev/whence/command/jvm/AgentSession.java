package dev.whence.command.jvm;

import dev.whence.agent.protocol.Answer;
import dev.whence.agent.protocol.CommandName;
import dev.whence.agent.protocol.Reply;
import dev.whence.agent.protocol.Request;
import dev.whence.agent.protocol.RequestKey;
import dev.whence.command.failure.CommandException;
import dev.whence.command.failure.FileProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A command that stays with a JVM: the agent is loaded once, and then asked through one file and read from another.
 *
 * <p>While it lasts, the first file is touched every second. Should this process be killed, the agent misses that and
 * leaves by itself.
 */
public final class AgentSession implements AutoCloseable {
    private static final long TOUCH_EVERY_MILLIS = 1_000;
    private static final long LOOK_EVERY_MILLIS = 20;

    private static final Duration POLLS = Duration.ofSeconds(60);
    private static final Duration SAVES = Duration.ofMinutes(5);
    private static final Map<String, String> WHAT = Map.of(
            CommandName.POLL, "say what it counted",
            CommandName.DUMP, "write its recording",
            CommandName.END, "end the session");

    private final TargetJvm target;
    private final SharedFile ask;
    private final SharedFile answer;
    private final Thread touching;
    private long asked;
    private boolean ended;
    private boolean givenUp;

    private AgentSession(TargetJvm target, SharedFile ask, SharedFile answer) {
        this.target = target;
        this.ask = ask;
        this.answer = answer;
        this.touching = new Thread(this::touch, "touch");
        touching.setDaemon(true);
    }

    /** A beginning, and what the agent said to it. */
    public record Begun(AgentSession session, Answer answer) {}

    /** Brings the agent in if need be, and begins. */
    public static Begun begin(TargetJvm target, String task, Map<String, String> values) throws CommandException {
        SharedFile ask = target.files().temporary(".ask");
        boolean begun = false;
        try {
            SharedFile answer = target.files().temporary(".answer");
            try {
                Map<String, String> all = new HashMap<>(values);
                all.put(RequestKey.TASK, task);
                all.put(RequestKey.ASK, ask.there().toString());
                Answer first = target.request(CommandName.SESSION, all, ask, answer);
                AgentSession session = new AgentSession(target, ask, answer);
                session.touching.start();
                begun = true;
                return new Begun(session, first);
            } finally {
                if (!begun) {
                    answer.delete();
                }
            }
        } finally {
            if (!begun) {
                ask.delete();
            }
        }
    }

    /**
     * Asks.
     *
     * @throws SessionEndedException if the JVM has ended or the agent was detached
     */
    public Answer ask(String command, Map<String, String> values) throws SessionEndedException, CommandException {
        asked++;
        Map<String, String> all = new HashMap<>(values);
        all.put(RequestKey.NUMBER, Long.toString(asked));
        try {
            Files.writeString(ask.here(), new Request(command, all).line());
            return await(command);
        } catch (IOException e) {
            if (!isAlive()) {
                throw new SessionEndedException(true);
            }
            throw CommandException.failed(target.jvm().name() + " can no longer be asked (" + FileProblem.why(e)
                    + "): 'detach' it, to be safe");
        }
    }

    /** Ends the session. */
    public Answer end() throws SessionEndedException, CommandException {
        Answer last = ask(CommandName.END, Map.of());
        ended = true;
        return last;
    }

    /** Whether an answer did not come in time, or a signal came first. */
    public boolean isGivenUp() {
        return givenUp;
    }

    /** Whether the JVM still runs. */
    boolean isAlive() {
        return ProcessHandle.of(target.jvm().pid()).map(ProcessHandle::isAlive).orElse(false);
    }

    /** Ends the session where {@link #end()} did not, and deletes the files. */
    @Override
    public void close() {
        touching.interrupt();
        if (!ended && !givenUp && isAlive()) {
            try {
                end();
            } catch (SessionEndedException | CommandException alreadyOver) {
                // Then the agent ends the session itself.
            }
        }
        ask.delete();
        answer.delete();
    }

    private Answer await(String command) throws IOException, SessionEndedException, CommandException {
        boolean isPoll = command.equals(CommandName.POLL);
        Patience patience =
                new Patience(target.jvm(), WHAT.getOrDefault(command, command), isPoll ? POLLS : SAVES, false);
        while (true) {
            String text = Files.readString(answer.here());
            Answer read = Answer.parse(text);
            String done = text.endsWith("\n") ? read.done() : "";
            if (done.equals(Reply.ALL_REQUESTS)) {
                ended = true;
                throw new SessionEndedException(false);
            }
            if (done.equals(Long.toString(asked))) {
                return read;
            }
            if (!isAlive()) {
                ended = true;
                throw new SessionEndedException(true);
            }
            try {
                patience.check(isPoll);
            } catch (CommandException gaveUp) {
                givenUp = true;
                ended |= !isPoll;
                throw gaveUp;
            }
            sleep(LOOK_EVERY_MILLIS);
        }
    }

    private void touch() {
        try {
            while (true) {
                TimeUnit.MILLISECONDS.sleep(TOUCH_EVERY_MILLIS);
                Files.setLastModifiedTime(ask.here(), FileTime.from(Instant.now()));
            }
        } catch (InterruptedException | IOException over) {
            // The session has ended.
        }
    }

    private static void sleep(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
