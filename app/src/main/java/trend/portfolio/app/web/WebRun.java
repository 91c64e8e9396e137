package trend.portfolio.app.web;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import trend.analysis.InvalidInputException;
import trend.portfolio.app.PipelineNotFoundException;
import trend.portfolio.app.run.Progress;

/** One run of the server: waiting, running, or over. */
final class WebRun implements Runnable {

    private enum State {
        WAITING,
        RUNNING,
        DONE,
        FAILED,
        CANCELLED
    }

    private final String id = UUID.randomUUID().toString();
    private final WebTask task;
    private final Progress progress;
    private State state = State.WAITING;
    private @Nullable Thread thread;
    private @Nullable String why;
    private @Nullable KeptResult result;

    WebRun(WebTask task) {
        this.task = task;
        this.progress = new Progress(task.steps(), "periods", null);
    }

    String id() {
        return id;
    }

    String kind() {
        return task.kind();
    }

    @Override
    public void run() {
        if (!begins()) {
            return;
        }
        try {
            ends(State.DONE, null, task.perform(progress));
        } catch (InvalidInputException | PipelineNotFoundException e) {
            ends(State.FAILED, e.getMessage(), null);
        } catch (RuntimeException | Error e) {
            if (ends(State.FAILED, e.toString(), null)) {
                e.printStackTrace(); // A defect, of a patched version perhaps: its trace is what helps.
            }
        }
    }

    /** What is left to do when others may know the result already. */
    void tidy() {
        if (isDone()) {
            task.tidy();
        }
    }

    /** Ends it if it is not over. What it computes in this JVM may go on for a while; nobody hears of it. */
    synchronized void cancel() {
        if (!isOver()) {
            state = State.CANCELLED;
            if (thread != null) {
                thread.interrupt();
            }
        }
    }

    synchronized boolean isOver() {
        return state != State.WAITING && state != State.RUNNING;
    }

    synchronized long bytes() {
        return result == null ? 0 : result.bytes();
    }

    /** The result; none before it is done, and where it is over otherwise. */
    synchronized @Nullable KeptResult result() {
        return result;
    }

    /** The state as one object: {@code id, kind, state, done, of}, and {@code error} where it failed. */
    synchronized void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", id);
        json.writeStringField("kind", kind());
        json.writeStringField("state", state());
        json.writeNumberField("done", progress.done());
        json.writeNumberField("of", task.steps());
        if (why != null) {
            json.writeStringField("error", why);
        }
        json.writeEndObject();
    }

    synchronized String state() {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private synchronized boolean isDone() {
        return state == State.DONE;
    }

    private synchronized boolean begins() {
        if (state != State.WAITING) {
            return false;
        }
        state = State.RUNNING;
        thread = Thread.currentThread();
        return true;
    }

    /** Tells whether that is how it ended: one that was cancelled did not. */
    private synchronized boolean ends(State how, @Nullable String reason, @Nullable KeptResult given) {
        thread = null;
        boolean cancelled = Thread.interrupted() | state == State.CANCELLED;
        if (cancelled) {
            state = State.CANCELLED;
            return false;
        }
        state = how;
        why = reason;
        result = given;
        return true;
    }
}
