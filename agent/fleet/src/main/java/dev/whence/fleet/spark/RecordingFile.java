package dev.whence.fleet.spark;

import dev.whence.fleet.extract.SafeSource;
import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/**
 * A file among the recordings, as a listing shows it.
 *
 * @param number its place in the listing
 * @param uri where it is
 * @param name what people call it: its path where it is in a folder of the machine, else its address
 * @param size bytes
 * @param modified when it was last written to, in milliseconds since the epoch
 */
record RecordingFile(int number, String uri, String name, long size, long modified) implements Serializable {
    static RecordingFile of(int number, FileStatus status) {
        URI uri = status.getPath().toUri();
        return new RecordingFile(
                number, uri.toString(), name(status.getPath()), status.getLen(), status.getModificationTime());
    }

    /** As the embedded engine calls it, where both can read it. */
    static String name(Path path) {
        URI uri = path.toUri();
        return uri.getScheme() == null || uri.getScheme().equals("file")
                ? uri.getPath()
                : SafeSource.of(path.toString());
    }

    HadoopSource open(Configuration configuration) throws IOException {
        Path path = new Path(URI.create(uri));
        return new HadoopSource(path.getFileSystem(configuration).open(path), size);
    }
}
