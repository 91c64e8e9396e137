package dev.whence;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the agent is here for: its options and points.
 *
 * <p>Of an ordinary purpose, which no options were given for, as much as a dormant agent needs is known beforehand. So an
 * application's start loads none of the classes that read options and points, which would take 5 to 8 ms.
 */
final class Purpose {
    /** The names whose versions are watched. */
    final String[] watched;

    private @Nullable Options options;
    private @Nullable List<Probe> probes;

    private Purpose(String[] watched) {
        this.watched = watched;
    }

    /** That of {@code -javaagent:whence-agent.jar} as it stands. */
    static Purpose ordinary() {
        return new Purpose(new String[] {ReadyMadePoints.VERSIONS});
    }

    static Purpose of(Options options) throws BadOption {
        List<Point> points = options.points();
        List<String> names = new ArrayList<>();
        for (Point point : points) {
            String name = point.versions();
            if (name != null && !names.contains(name)) {
                names.add(name);
            }
        }
        Purpose purpose = new Purpose(names.toArray(new String[0]));
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
    Discovery discovery(Launch launch) {
        Options known = options;
        Discovery asked = known == null ? null : known.discovery();
        return asked == null ? launch.discovery() : asked;
    }
}
