package dev.whence.agent.lifecycle;

import dev.whence.agent.discovery.DiscoveryMode;
import dev.whence.agent.discovery.Watch;
import dev.whence.agent.point.AutoSets;
import dev.whence.agent.point.MethodRef;
import dev.whence.agent.point.Point;
import dev.whence.agent.point.PointSets;
import dev.whence.agent.point.Probe;
import dev.whence.agent.point.ReadyMadePoints;
import dev.whence.agent.protocol.LineKind;
import dev.whence.agent.protocol.Reply;
import dev.whence.agent.support.BadOptionException;
import dev.whence.agent.support.ClassWalk;
import dev.whence.agent.trust.TrustPolicy;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

    /** What {@code points=auto} took; null where it was not asked for. */
    private @Nullable AutoSets auto;

    private AgentConfig(String[] watched) {
        this.watched = watched;
    }

    /** A watch for each of them. */
    List<Watch> watches(boolean late) {
        List<Watch> watches = new ArrayList<>();
        for (String name : watched) {
            watches.add(watch(name, late));
        }
        return watches;
    }

    private Watch watch(String name, boolean late) {
        if (options == null) {
            return new Watch(name, late);
        }
        List<String> resolvers = new ArrayList<>();
        for (Point point : points()) {
            if (name.equals(point.versions())) {
                for (MethodRef method = point.target(); method != null; method = method.or()) {
                    resolvers.add(method.className());
                }
            }
        }
        return new Watch(name, late, policy(name), resolvers);
    }

    /** Which versions of a name may answer: those that one of its points trusts; null where none has a policy. */
    private @Nullable TrustPolicy policy(String name) {
        TrustPolicy policy = null;
        for (Point point : points()) {
            String its = name.equals(point.versions()) ? point.trust() : null;
            if (its != null) {
                policy = TrustPolicy.of(policy == null ? its : policy + " " + its);
            }
        }
        return policy;
    }

    /** What is done with the versions of watched names, in words: what a policy does not say, anybody can. */
    String discoveryText(DiscoveryMode discovery) {
        if (!discovery.gives()) {
            return discovery.text;
        }
        StringBuilder text = new StringBuilder(discovery.text);
        for (String name : watched) {
            TrustPolicy policy = options == null ? null : policy(name);
            text.append(text.length() == discovery.text.length() ? ": " : "; ")
                    .append(name)
                    .append(policy == null ? " from any loader, no policy" : " trusted by " + policy);
        }
        return text.toString();
    }

    /** That of {@code -javaagent:whence-agent.jar} as it stands. */
    public static AgentConfig ordinary() {
        return new AgentConfig(new String[] {ReadyMadePoints.VERSIONS});
    }

    /** For a JVM that runs: {@code points=auto} means what is loaded there. */
    public static AgentConfig of(Options options, Instrumentation instrumentation) throws BadOptionException {
        if (!options.sets().contains(PointSets.AUTO)) {
            return of(options);
        }
        Set<String> loaded = new HashSet<>();
        for (Class<?> type : ClassWalk.loadedClasses(instrumentation)) {
            if (ClassWalk.isNamed(type)) {
                loaded.add(type.getName());
            }
        }
        AutoSets found = AutoSets.of(loaded);
        List<String> sets = new ArrayList<>(options.sets());
        sets.remove(PointSets.AUTO);
        for (String set : found.taken()) {
            if (!sets.contains(set)) {
                sets.add(set);
            }
        }
        AgentConfig config = of(options.withSets(sets));
        config.auto = found;
        return config;
    }

    /** Tells what {@code points=auto} took and what not, if it was asked for. */
    void describe(Reply reply) {
        AutoSets known = auto;
        if (known != null) {
            for (AutoSets.Choice choice : known.choices()) {
                reply.line(LineKind.SET, choice.set(), choice.whyNot());
            }
        }
    }

    public static AgentConfig of(Options options) throws BadOptionException {
        return of(options, options.points());
    }

    /** These points and others in addition. Whoever gives one of them again, as it is, changes nothing. */
    AgentConfig plus(AgentConfig others) throws BadOptionException {
        List<Point> all = new ArrayList<>(points());
        for (Point point : others.points()) {
            if (!all.contains(point)) {
                all.add(point);
            }
        }
        PointSets.refuseTwins(all);
        AgentConfig sum = of(options().plus(others.options()), all);
        sum.auto = others.auto == null ? auto : others.auto;
        return sum;
    }

    /** How the options of another differ so that this agent does not do what they ask for; null where it does. */
    @Nullable
    String lacks(AgentConfig other) {
        List<Point> mine = points();
        List<String> missing = new ArrayList<>();
        for (Point point : other.points()) {
            if (!mine.contains(point)) {
                missing.add(point.name());
            }
        }
        if (!missing.isEmpty()) {
            return "it does not have " + (missing.size() == 1 ? "the point " : "the points ")
                    + String.join(", ", missing);
        }
        return options().settings(other.options());
    }

    /** All points. */
    List<Point> points() {
        // No set: the first hash of a record has JDK 17 spin some 60 classes. A point's probes follow each other.
        List<Point> points = new ArrayList<>();
        for (Probe probe : probes()) {
            if (points.isEmpty() || points.get(points.size() - 1) != probe.point()) {
                points.add(probe.point());
            }
        }
        return points;
    }

    private static AgentConfig of(Options options, List<Point> points) throws BadOptionException {
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
        if (options.discovery() == DiscoveryMode.TRUSTED) {
            purpose.requirePolicies();
        }
        return purpose;
    }

    private void requirePolicies() throws BadOptionException {
        if (watched.length == 0) {
            throw new BadOptionException("discovery=trusted: no point watches versions (NAME.versions)");
        }
        for (String name : watched) {
            if (policy(name) == null) {
                throw new BadOptionException(
                        "discovery=trusted: no point says which versions of " + name + " may answer (NAME.trust)");
            }
        }
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
