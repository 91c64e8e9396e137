package trend.portfolio.app.worker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Arrays;

/** Reads a stream to its end and keeps its beginning and its end: enough to tell, whatever is written. */
final class KeptText implements Runnable {

    private static final int HALF = 8 * 1024;

    private final InputStream stream;
    private final ByteArrayOutputStream head = new ByteArrayOutputStream();
    private final byte[] tail = new byte[HALF];
    private long afterHead;

    KeptText(InputStream stream) {
        this.stream = stream;
    }

    @Override
    public void run() {
        byte[] buffer = new byte[4096];
        try (stream) {
            for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                keep(buffer, read);
            }
        } catch (IOException e) {
            // The process is gone, and its stream with it; what was read is kept.
        }
    }

    /** What is kept so far. */
    synchronized String text() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.toByteArray());
        if (afterHead > HALF) {
            all.writeBytes(("\n[" + (afterHead - HALF) + " bytes left out]\n").getBytes(Charset.defaultCharset()));
            int oldest = (int) (afterHead % HALF);
            all.write(tail, oldest, HALF - oldest);
            all.write(tail, 0, oldest);
        } else {
            all.writeBytes(Arrays.copyOf(tail, (int) afterHead));
        }
        return all.toString(Charset.defaultCharset());
    }

    private synchronized void keep(byte[] bytes, int length) {
        int toHead = Math.min(length, HALF - head.size());
        head.write(bytes, 0, toHead);
        for (int i = toHead; i < length; i++) {
            tail[(int) (afterHead++ % HALF)] = bytes[i];
        }
    }
}
