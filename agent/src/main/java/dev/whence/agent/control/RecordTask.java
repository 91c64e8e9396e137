package dev.whence.agent.control;

import dev.whence.agent.lifecycle.Installation;
import dev.whence.agent.protocol.CommandName;
import dev.whence.agent.protocol.LineKind;
import dev.whence.agent.protocol.Reply;
import dev.whence.agent.protocol.Request;
import dev.whence.agent.protocol.RequestKey;
import dev.whence.agent.support.RefusedException;
import dev.whence.agent.support.Switches;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.text.ParseException;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;
import jdk.jfr.RecordingState;
import org.jspecify.annotations.Nullable;

/**
 * Takes the recording that {@code record} asks for.
 *
 * <p>The templates enable and disable nothing: they only enable, so that other recordings keep their events.
 */
final class RecordTask implements SessionTask {
    private @Nullable Recording recording;
    private @Nullable Path out;
    private @Nullable SearchedPaths paths;

    @Override
    public String name() {
        return "record";
    }

    @Override
    public void begin(Request request, Reply reply) throws RefusedException, IOException {
        String file = request.value(RequestKey.OUT);
        long maxSize = request.number(RequestKey.MAX_SIZE, 0);
        Recording begun = new Recording(template(request));
        recording = begun;
        begun.setName("whence-record");
        begun.setToDisk(true);
        if (maxSize > 0) {
            begun.setMaxSize(maxSize);
        }
        if (file != null) {
            out = Path.of(file);
            // Should the application end before the recording does, what there is is written.
            begun.setDestination(out);
            begun.setDumpOnExit(true);
        }
        SearchedPaths searched = SearchedPaths.of(request);
        searched.begin();
        paths = searched;
        begun.start();
    }

    @Override
    public void answer(Request request, Reply reply) throws RefusedException, IOException {
        Recording begun = recording;
        if (begun == null) {
            throw new RefusedException("no recording is running");
        }
        if (request.command().equals(CommandName.DUMP)) {
            String file = request.value(RequestKey.OUT);
            if (file == null) {
                throw new RefusedException("dump needs out=FILE");
            }
            dump(begun, Path.of(file));
            reply.line(LineKind.WRITTEN, file);
            return;
        }
        Installation running = Installation.running();
        if (running != null) {
            running.summarise(Switches.summing);
            running.describe(reply, false);
        }
    }

    @Override
    public void save() throws IOException {
        Recording begun = recording;
        Path file = out;
        if (begun != null && file != null) {
            dump(begun, file);
        }
    }

    @Override
    public void end() {
        Recording begun = recording;
        recording = null;
        out = null;
        if (begun != null) {
            begun.close();
        }
        SearchedPaths searched = paths;
        paths = null;
        if (searched != null) {
            searched.end();
        }
    }

    /** Leaves the recording as it is if the file cannot be written: another may be asked for. */
    private void dump(Recording begun, Path file) throws IOException {
        if (begun.getState() == RecordingState.RUNNING) {
            // With a destination, the JDK would write it now, and report on the application's stdout if it could not.
            begun.setDestination(null);
            begun.stop();
        }
        begun.dump(file);
        out = null;
    }

    private static Configuration template(Request request) throws RefusedException, IOException {
        String template = request.value(RequestKey.TEMPLATE);
        if (template == null) {
            throw new RefusedException("record needs template=TEXT");
        }
        try {
            return Configuration.create(new StringReader(template));
        } catch (ParseException malformed) {
            throw new RefusedException("the template cannot be read: " + malformed.getMessage());
        }
    }
}
