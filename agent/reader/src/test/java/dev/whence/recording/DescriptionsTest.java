package dev.whence.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DescriptionsTest {
    @TempDir
    private Path folder;

    @Test
    void readsOnceWhatChunksRepeat() throws Exception {
        Path file = Recorded.by(folder.resolve("two.jfr"), recording -> {
            new Recorded.Answered().commit();
            Recorded.newChunk();
            new Recorded.Answered().commit();
        });
        try (FileSource source = FileSource.open(file)) {
            List<Chunk> chunks = new RecordingReader().chunks(source).complete();
            Descriptions descriptions = new Descriptions();
            descriptions.open(source);

            Metadata first = descriptions.read(header(source, chunks.get(0)));
            Metadata second = descriptions.read(header(source, chunks.get(1)));

            assertThat(second).isSameAs(first);
            assertThat(first.types()).extracting(Type::name).contains("reader.Answered", "java.lang.Class");
        }
    }

    private static ChunkHeader header(FileSource source, Chunk chunk) throws Exception {
        SlidingBuffer buffer = new SlidingBuffer(ChunkHeader.SIZE);
        buffer.open(source);
        return ChunkHeader.read(buffer, chunk.offset(), source.size());
    }
}
