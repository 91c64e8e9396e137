package dev.whence.report;

import dev.whence.report.figures.ActivityReport;
import dev.whence.report.figures.AgentReport;
import dev.whence.report.figures.RecordingReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Recordings of several services, as many as nobody reads one by one; some of them with something wrong. */
public final class ManyRecordings {
    private static final List<String> SERVICES = List.of("cart", "orders", "shop");
    private static final long SECOND = 1_000_000_000L;

    private final List<RecordingReport> recordings = new ArrayList<>();

    public List<RecordingReport> recordings() {
        return List.copyOf(recordings);
    }

    /** The services in turn, each resolution 1 µs long. */
    public void sound(int count, String agentVersion) {
        for (int i = 0; i < count; i++) {
            String service = SERVICES.get(i % SERVICES.size());
            add(service + "/h" + i + "/run.jfr", calls(100, 1_000), agent(service, "1.0", "h" + i, agentVersion, 0));
        }
    }

    public void slow(String service, String version) {
        add("slow.jfr", calls(100, 3_000), agent(service, version, "slow", "1.0.0", 0));
    }

    public void ofAgent(String version) {
        add("old.jfr", calls(100, 1_000), agent("shop", "1.0", "old", version, 0));
    }

    public void erring(long errors) {
        add("erring.jfr", calls(100, 1_000), agent("shop", "1.0", "erring", "1.0.0", errors));
    }

    public void silent() {
        add("silent.jfr", ReportFixture.activity(ReportFixture.noWalks()), null);
    }

    public void cut() {
        add("cut.jfr", calls(100, 1_000), agent("shop", "1.0", "cut", "1.0.0", 0), false, 0);
    }

    public void lossy() {
        add("lossy.jfr", calls(100, 1_000), agent("shop", "1.0", "lossy", "1.0.0", 0), true, 4_096);
    }

    public void add(String name, String service, String version, long count, long nanosEach) {
        add(name, calls(count, nanosEach), agent(service, version, name, "1.0.0", 0));
    }

    private void add(String name, ActivityReport activity, @Nullable AgentReport agent) {
        add(name, activity, agent, true, 0);
    }

    private void add(
            String name, ActivityReport activity, @Nullable AgentReport agent, boolean complete, long lostBytes) {
        recordings.add(new RecordingReport(
                Path.of("/mnt", name),
                name,
                ReportFixture.START,
                ReportFixture.START + 10 * SECOND,
                1,
                0,
                complete,
                agent != null,
                activity.resolutions(),
                lostBytes,
                activity,
                agent));
    }

    private static ActivityReport calls(long count, long nanosEach) {
        return ReportFixture.activity(
                ReportFixture.noWalks(), ReportFixture.point("p", 0, 0, ReportFixture.path("", count, nanosEach)));
    }

    private static AgentReport agent(String service, String version, String host, String agentVersion, long errors) {
        return new AgentReport(
                ReportFixture.START,
                agentVersion,
                service,
                version,
                host,
                host,
                "premain",
                "points=p",
                "",
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                errors,
                null,
                0);
    }
}
