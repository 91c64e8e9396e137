package dev.whence.command;

import dev.whence.agent.protocol.Answer;
import dev.whence.agent.protocol.CommandName;
import dev.whence.agent.protocol.Reply;
import dev.whence.agent.protocol.Request;
import dev.whence.agent.protocol.RequestKey;
import dev.whence.command.Place.SharedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
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
final class Stay implements AutoCloseable {
    private static final long TOUCH_EVERY_MILLIS = 1_000;
    private static final long LOOK_EVERY_MILLIS = 20;

    private final Target target;
    private final SharedFile ask;
    private final SharedFile answer;
    private final Thread touching;
    private long asked;
    private boolean ended;

    private Stay(Target target, SharedFile ask, SharedFile answer) {
        this.target = target;
        this.ask = ask;
        this.answer = answer;
        this.touching = new Thread(this::touch, "touch");
        touching.setDaemon(true);
    }

    /** A beginning, and what the agent said to it. */
    record Begun(Stay stay, Answer answer) {}

    /** Brings the agent in if need be, and begins. */
    static Begun begin(Target target, String errand, Map<String, String> values) throws Refusal {
        SharedFile ask = target.place().temporary(".ask");
        boolean begun = false;
        try {
            SharedFile answer = target.place().temporary(".answer");
            try {
                Map<String, String> all = new HashMap<>(values);
                all.put(RequestKey.TASK, errand);
                all.put(RequestKey.ASK, ask.there().toString());
                Answer first = target.request(CommandName.SESSION, all, ask, answer);
                Stay stay = new Stay(target, ask, answer);
                stay.touching.start();
                begun = true;
                return new Begun(stay, first);
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
     * @throws Over if there is nobody any more to ask
     */
    Answer ask(String command, Map<String, String> values) throws Over, Refusal {
        asked++;
        Map<String, String> all = new HashMap<>(values);
        all.put(RequestKey.NUMBER, Long.toString(asked));
        try {
            Files.writeString(ask.here(), new Request(command, all).line());
            return await();
        } catch (IOException e) {
            if (!isAlive()) {
                throw new Over(true);
            }
            throw Refusal.ofDeed(
                    target.jvm().name() + " can no longer be asked (" + Failures.why(e) + "): 'detach' it, to be safe");
        }
    }

    /** Takes leave. */
    Answer end() throws Over, Refusal {
        Answer last = ask(CommandName.END, Map.of());
        ended = true;
        return last;
    }

    /** Whether the JVM still runs. */
    boolean isAlive() {
        return ProcessHandle.of(target.jvm().pid()).map(ProcessHandle::isAlive).orElse(false);
    }

    /** Leaves without listening, where nobody took leave before; and deletes the files. */
    @Override
    public void close() {
        touching.interrupt();
        if (!ended && isAlive()) {
            try {
                end();
            } catch (Over | Refusal alreadyOver) {
                // Then the agent leaves by itself.
            }
        }
        ask.delete();
        answer.delete();
    }

    private Answer await() throws IOException, Over {
        while (true) {
            String text = Files.readString(answer.here());
            Answer read = Answer.parse(text);
            String done = text.endsWith("\n") ? read.done() : "";
            if (done.equals(Reply.ALL_REQUESTS)) {
                ended = true;
                throw new Over(false);
            }
            if (done.equals(Long.toString(asked))) {
                return read;
            }
            if (!isAlive()) {
                ended = true;
                throw new Over(true);
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
            // The stay has ended.
        }
    }

    private static void sleep(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** There is nobody to ask any more. */
    static final class Over extends Exception {
        private static final long serialVersionUID = 1;

        private final boolean targetEnded;

        Over(boolean targetEnded) {
            super(null, null, false, false);
            this.targetEnded = targetEnded;
        }

        /** Whether the JVM has ended; if not, somebody has detached the agent. */
        boolean targetEnded() {
            return targetEnded;
        }
    }
}
