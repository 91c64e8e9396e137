package dev.whence.fleet.spark;

import dev.whence.recording.RecordingSource;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.hadoop.fs.FSDataInputStream;

/** A recording in a file system of Hadoop: HDFS, S3, ABFS, GCS, or a folder. */
final class HadoopSource implements RecordingSource, Closeable {
    private static final int MOST_AT_ONCE = 1 << 20;

    private final FSDataInputStream in;
    private final long size;
    private byte[] copied = new byte[0];

    /** @param size how many bytes it has: an object store is not asked again */
    HadoopSource(FSDataInputStream in, long size) {
        this.in = in;
        this.size = size;
    }

    @Override
    public long size() {
        return size;
    }

    /** Reads on where the last one ended, as a chunk is read: an object store then keeps its request open. */
    @Override
    public int read(ByteBuffer target, long position) throws IOException {
        if (position >= size || !target.hasRemaining()) {
            return 0;
        }
        if (in.getPos() != position) {
            in.seek(position);
        }
        if (target.hasArray()) {
            int read = in.read(target.array(), target.arrayOffset() + target.position(), target.remaining());
            if (read > 0) {
                target.position(target.position() + read);
            }
            return read;
        }
        int most = Math.min(target.remaining(), MOST_AT_ONCE);
        if (copied.length < most) {
            copied = new byte[most];
        }
        int read = in.read(copied, 0, most);
        if (read > 0) {
            target.put(copied, 0, read);
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
