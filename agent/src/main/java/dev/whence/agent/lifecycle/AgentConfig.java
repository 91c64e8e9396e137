package dev.whence.agent.lifecycle;

import dev.whence.agent.discovery.DiscoveryMode;
import dev.whence.agent.point.Point;
import dev.whence.agent.point.Probe;
import dev.whence.agent.point.ReadyMadePoints;
import dev.whence.agent.support.BadOptionException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the agent is here for: its options and points.
 *
 * <p>Of an ordinary purpose, which no options were given for, as much as a dormant agent needs is known beforehand. So an
 * application's start loads none of the classes that read options and points, which would take 5 to 8 ms.
 */
public final class AgentConfig {
    /** The names whose versions are watched. */
    final String[] watched;

    private @Nullable Options options;
    private @Nullable List<Probe> probes;

    private AgentConfig(String[] watched) {
        this.watched = watched;
    }

    /** That of {@code -javaagent:whence-agent.jar} as it stands. */
    public static AgentConfig ordinary() {
        return new AgentConfig(new String[] {ReadyMadePoints.VERSIONS});
    }

    public static AgentConfig of(Options options) throws BadOptionException {
        List<Point> points = options.points();
        List<String> names = new ArrayList<>();
        for (Point point : points) {
            String name = point.versions();
            if (name != null && !names.contains(name)) {
                names.add(name);
            }
        }
        AgentConfig purpose = new AgentConfig(names.toArray(new String[0]));
        purpose.options = options;
        purpose.probes = Probe.all(points);
        return purpose;
    }

    synchronized Options options() {
        Options known = options;
        if (known == null) {
            known = Options.none();
            options = known;
        }
        return known;
    }

    synchronized List<Probe> probes() {
        List<Probe> known = probes;
        if (known == null) {
            known = Probe.all(options().pointsOfNone());
            probes = known;
        }
        return known;
    }

    /** A line for each point that is left out. */
    synchronized List<String> unweavable() {
        Options known = options;
        return known == null ? List.of() : known.unweavable();
    }

    /** The settings that save class walks, a line for each point that has one. */
    String spares() {
        StringBuilder spares = new StringBuilder();
        Point last = null;
        for (Probe probe : probes()) {
            Point point = probe.point();
            if (point != last && point.spare() != null) {
                spares.append(spares.length() == 0 ? "" : "\n");
                spares.append(point.name()).append(" = ").append(point.spare());
            }
            last = point;
        }
        return spares.toString();
    }

    /** What discovery is to do. */
    DiscoveryMode discovery(Launch launch) {
        Options known = options;
        DiscoveryMode asked = known == null ? null : known.discovery();
        return asked == null ? launch.discovery() : asked;
    }
}
