package dev.whence.agent.control;

import dev.whence.agent.protocol.CommandName;
import dev.whence.agent.protocol.LineKind;
import dev.whence.agent.protocol.Reply;
import dev.whence.agent.protocol.Request;
import dev.whence.agent.protocol.RequestKey;
import dev.whence.agent.runtime.OwnWork;
import dev.whence.agent.support.Errors;
import dev.whence.agent.support.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * An operator's command that stays for a while.
 *
 * <p>It asks through one private file and is answered through another, both of its making: a file, because each load of
 * the agent makes a JVM of 21 or later write four lines to its stderr. A thread looks into the first until the operator
 * takes his leave; he touches that file every second, so that one who was killed is missed, and what he began is ended.
 */
final class OperatorSession implements Runnable {
    private static final long LOOK_EVERY_MILLIS = 100;
    /** Who has just asked often asks again. */
    private static final long LOOK_SOON_MILLIS = 10;

    private static final long SOON = TimeUnit.SECONDS.toNanos(1);
    private static final long DEFAULT_PATIENCE_SECONDS = 30;

    final SessionTask task;

    private final Path ask;
    private final Path answer;
    private final long patience;
    private final Thread thread;
    private @Nullable FileTime touched;
    private long heard = System.nanoTime();
    private long answered;
    private long lastAsked = System.nanoTime();
    private boolean over;

    OperatorSession(SessionTask task, Request request) throws RefusedException {
        String asking = request.value(RequestKey.ASK);
        String answering = request.value(RequestKey.ANSWER);
        if (asking == null || answering == null) {
            throw new RefusedException(task.name() + " needs ask=FILE and answer=FILE");
        }
        this.task = task;
        this.ask = Path.of(asking);
        this.answer = Path.of(answering);
        this.patience = TimeUnit.SECONDS.toNanos(request.number(RequestKey.PATIENCE, DEFAULT_PATIENCE_SECONDS));
        this.thread = OwnWork.thread(this, "Whence " + task.name());
    }

    void begin() {
        thread.start();
    }

    @Override
    public void run() {
        try {
            while (attend()) {
                pause();
            }
        } catch (Throwable error) {
            Errors.add(error);
            miss();
        }
    }

    /** Ends it for somebody else, and informs the operator. */
    void dismiss() {
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
            saveAndEnd();
            Reply reply = new Reply();
            reply.line(LineKind.DISMISSED, task.name());
            reply.line(LineKind.DONE, Reply.ALL_REQUESTS);
            write(reply);
            notifyAll();
        }
        try {
            thread.join(TimeUnit.SECONDS.toMillis(1));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Looks, which may use woven methods of the JDK's. */
    private boolean attend() {
        boolean before = OwnWork.begin();
        try {
            return look();
        } finally {
            OwnWork.end(before);
        }
    }

    /** Whether to look again. */
    private synchronized boolean look() {
        if (over) {
            return false;
        }
        Request request;
        try {
            FileTime time = Files.getLastModifiedTime(ask);
            if (!time.equals(touched)) {
                touched = time;
                heard = System.nanoTime();
            } else if (System.nanoTime() - heard > patience) {
                miss();
                return false;
            }
            request = Request.in(ask.toFile());
        } catch (IOException gone) {
            miss();
            return false;
        }
        long number = request == null ? 0 : request.number(RequestKey.NUMBER, 0);
        if (request != null && number > answered) {
            answered = number;
            answer(request, number);
            lastAsked = System.nanoTime();
        }
        return !over;
    }

    private void answer(Request request, long number) {
        Reply reply = new Reply();
        try {
            if (request.command().equals(CommandName.END)) {
                over = true;
                task.end();
                OperatorSessions.leave(this, reply);
            } else {
                task.answer(request, reply);
            }
        } catch (Throwable error) {
            Commands.fail(reply, error);
        }
        reply.line(LineKind.DONE, number);
        write(reply);
    }

    /** The operator is gone without a word: leaves for him, and takes his files along. */
    private synchronized void miss() {
        if (over) {
            return;
        }
        over = true;
        saveAndEnd();
        try {
            OperatorSessions.leave(this, new Reply());
            Files.deleteIfExists(ask);
            Files.deleteIfExists(answer);
        } catch (Throwable error) {
            Errors.add(error);
        }
    }

    private void saveAndEnd() {
        try {
            task.save();
        } catch (Throwable error) {
            Errors.add(error);
        }
        try {
            task.end();
        } catch (Throwable error) {
            Errors.add(error);
        }
    }

    private void write(Reply reply) {
        try {
            reply.writeTo(answer);
        } catch (IOException | RuntimeException unwritable) {
            Errors.add(unwritable);
        }
    }

    private synchronized void pause() throws InterruptedException {
        if (!over) {
            wait(System.nanoTime() - lastAsked < SOON ? LOOK_SOON_MILLIS : LOOK_EVERY_MILLIS);
        }
    }
}
