package dev.whence.command.jvm;

import dev.whence.command.failure.CommandException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A step of the attach mechanism, on a thread of its own: it reads from a socket, which no interrupt and no signal ends
 * while the JVM at the other end is stopped.
 */
interface AttachStep<T> extends Callable<T> {
    long LOOK_EVERY_MILLIS = 50;

    @Override
    T call() throws AttachFailedException;

    /** Takes it, as long as there is patience. A step that is given up ends with this process. */
    static <T> T within(Patience patience, AttachStep<T> step) throws AttachFailedException, CommandException {
        FutureTask<T> task = new FutureTask<>(step);
        Thread thread = new Thread(task, "attach");
        thread.setDaemon(true);
        thread.start();
        while (true) {
            try {
                return task.get(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException notYet) {
                patience.check(false);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw CommandException.failed("interrupted");
            } catch (ExecutionException failed) {
                if (failed.getCause() instanceof AttachFailedException refused) {
                    throw refused;
                }
                throw new AttachFailedException(String.valueOf(failed.getCause()));
            }
        }
    }
}
