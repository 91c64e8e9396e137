package dev.whence.fleet.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Random;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.PositionedReadable;
import org.apache.hadoop.fs.Seekable;
import org.junit.jupiter.api.Test;

final class HadoopSourceTest {
    private static final int SIZE = 3 << 20;

    private final byte[] bytes = new byte[SIZE];
    private final Remote remote;
    private final HadoopSource source;

    HadoopSourceTest() {
        new Random(3).nextBytes(bytes);
        remote = new Remote(bytes);
        source = new HadoopSource(new FSDataInputStream(remote), SIZE);
    }

    @Test
    void readsFromAnyPlaceIntoAnyBuffer() throws IOException {
        for (ByteBuffer target : new ByteBuffer[] {ByteBuffer.allocate(2 << 20), ByteBuffer.allocateDirect(2 << 20)}) {
            for (long position : new long[] {0, 17, SIZE - 5, 1 << 20}) {
                target.clear().position(9);
                int read = source.read(target, position);
                assertThat(read).isPositive();
                assertThat(target.position()).isEqualTo(9 + read);
                for (int i = 0; i < read; i++) {
                    assertThat(target.get(9 + i)).isEqualTo(bytes[(int) position + i]);
                }
            }
        }
    }

    @Test
    void theEndIsTheSizeThatTheListingShowed() throws IOException {
        HadoopSource shorter = new HadoopSource(new FSDataInputStream(new Remote(bytes)), 100);
        assertThat(shorter.size()).isEqualTo(100);
        assertThat(shorter.read(ByteBuffer.allocate(10), 100)).isZero();
        assertThat(source.read(ByteBuffer.allocate(0), 0)).isZero();
    }

    /** An object store keeps its request open as long as nobody seeks. */
    @Test
    void readingOnDoesNotSeek() throws IOException {
        long position = 0;
        ByteBuffer target = ByteBuffer.allocate(1_000);
        for (int i = 0; i < 100; i++) {
            target.clear();
            position += source.read(target, position);
        }
        assertThat(remote.seeks).isZero();
        source.read(target.clear(), 5);
        assertThat(remote.seeks).isOne();
    }

    @Test
    void aConnectionThatEndsEarlyIsSeen() throws IOException {
        HadoopSource cut = new HadoopSource(new FSDataInputStream(new Remote(new byte[10])), 100);
        ByteBuffer target = ByteBuffer.allocate(100);
        assertThat(cut.read(target, 0)).isEqualTo(10);
        assertThat(cut.read(target, 10)).isNegative();
    }

    @Test
    void closesItsConnection() throws IOException {
        source.close();
        assertThat(remote.closed).isTrue();
    }

    /** What a file system of Hadoop gives. */
    private static final class Remote extends ByteArrayInputStream implements Seekable, PositionedReadable {
        private int seeks;
        private boolean closed;

        Remote(byte[] bytes) {
            super(bytes);
        }

        @Override
        public void seek(long position) {
            seeks++;
            pos = (int) position;
        }

        @Override
        public long getPos() {
            return pos;
        }

        @Override
        public boolean seekToNewSource(long position) {
            return false;
        }

        @Override
        public int read(long position, byte[] target, int offset, int length) throws IOException {
            throw new EOFException("not read so");
        }

        @Override
        public void readFully(long position, byte[] target, int offset, int length) throws IOException {
            throw new EOFException("not read so");
        }

        @Override
        public void readFully(long position, byte[] target) throws IOException {
            throw new EOFException("not read so");
        }

        @Override
        public void close() throws IOException {
            closed = true;
            super.close();
        }
    }
}
