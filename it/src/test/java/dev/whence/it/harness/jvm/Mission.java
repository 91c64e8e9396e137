package dev.whence.it.harness.jvm;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.management.JMX;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import jdk.management.jfr.FlightRecorderMXBean;

/** Records a child over JMX, as JDK Mission Control does: local connection, {@code FlightRecorderMXBean}, recording read as a stream. */
public final class Mission implements AutoCloseable {

    private final JMXConnector connector;
    private final FlightRecorderMXBean recorder;
    private long recording;

    private Mission(JMXConnector connector, FlightRecorderMXBean recorder) {
        this.connector = connector;
        this.recorder = recorder;
    }

    public static Mission to(Child target) {
        try {
            JMXConnector connector = JMXConnectorFactory.connect(new JMXServiceURL(Attach.localManagement(target)));
            ObjectName name = new ObjectName(FlightRecorderMXBean.MXBEAN_NAME);
            return new Mission(
                    connector,
                    JMX.newMXBeanProxy(connector.getMBeanServerConnection(), name, FlightRecorderMXBean.class));
        } catch (IOException | MalformedObjectNameException e) {
            throw new IllegalStateException("No JMX connection to process " + target.pid(), e);
        }
    }

    public void start() {
        recording = recorder.newRecording();
        recorder.setRecordingOptions(recording, Map.of("name", "mission"));
        recorder.setPredefinedConfiguration(recording, "default");
        recorder.startRecording(recording);
    }

    /** Stops the recording and reads it into a file. */
    public void stop(Path file) {
        try (OutputStream out = Files.newOutputStream(file)) {
            recorder.stopRecording(recording);
            long stream = recorder.openStream(recording, Map.of());
            for (byte[] part = recorder.readStream(stream); part != null; part = recorder.readStream(stream)) {
                out.write(part);
            }
            recorder.closeStream(stream);
            recorder.closeRecording(recording);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        connector.close();
    }
}
