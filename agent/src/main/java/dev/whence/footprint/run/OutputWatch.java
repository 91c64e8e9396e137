package dev.whence.footprint.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** Passes on what a process writes, byte by byte as it comes, or drops it, and looks for a text in each of its lines. */
final class OutputWatch {
    private static final int CHUNK = 8192;

    private final byte[] text;
    private final CountDownLatch found = new CountDownLatch(1);
    private final Thread out;
    private final Thread err;

    private OutputWatch(Process process, byte[] text, PrintStream out, PrintStream err) {
        this.text = text;
        this.out = new Thread(() -> pass(process.getInputStream(), out), "stdout");
        this.err = new Thread(() -> pass(process.getErrorStream(), err), "stderr");
    }

    /**
     * Of a process whose output is piped.
     *
     * @param isPassedOn whether what it writes is this process's own output; else it is dropped
     */
    static OutputWatch of(Process process, String text, boolean isPassedOn) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        OutputWatch watch = isPassedOn
                ? new OutputWatch(process, text.getBytes(charset()), System.out, System.err)
                : new OutputWatch(process, text.getBytes(charset()), nowhere, nowhere);
        for (Thread thread : new Thread[] {watch.out, watch.err}) {
            thread.setDaemon(true);
            thread.start();
        }
        return watch;
    }

    boolean isFound() {
        return found.getCount() == 0;
    }

    /** Waits until both outputs have ended; a process that outlives the command may keep them open. */
    void awaitEnd(Duration longest) throws InterruptedException {
        out.join(longest.toMillis());
        err.join(longest.toMillis());
    }

    private void pass(InputStream from, PrintStream to) {
        LineSearch search = new LineSearch(text);
        byte[] chunk = new byte[CHUNK];
        try {
            for (int count = from.read(chunk); count >= 0; count = from.read(chunk)) {
                // Where nobody reads any more, the process goes on all the same: a print stream throws nothing.
                to.write(chunk, 0, count);
                to.flush();
                if (!isFound() && search.isIn(chunk, count)) {
                    found.countDown();
                }
            }
        } catch (IOException e) {
            // The process has ended.
        }
    }

    /** What the process writes with, as far as that is known here. */
    private static Charset charset() {
        String name = System.getProperty("native.encoding", "");
        return Charset.isSupported(name) ? Charset.forName(name) : Charset.defaultCharset();
    }
}
