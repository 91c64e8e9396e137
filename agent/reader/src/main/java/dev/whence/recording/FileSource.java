package dev.whence.recording;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A recording in a file. */
public final class FileSource implements RecordingSource, Closeable {
    private final FileChannel channel;

    private FileSource(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Opens a file.
     *
     * @throws IOException if it is missing, cannot be opened, or is not a regular file: a pipe has no end before its writer
     *     closes it, and to open one already waits for that writer
     */
    public static FileSource open(Path path) throws IOException {
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw new FileSystemException(path.toString(), null, "it is a pipe or a device, not a file");
        }
        return new FileSource(FileChannel.open(path, StandardOpenOption.READ));
    }

    @Override
    public long size() throws IOException {
        return channel.size();
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
        return channel.read(target, position);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
