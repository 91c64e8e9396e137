package dev.whence.agent.instrument;

import dev.whence.agent.point.MethodRef;
import dev.whence.agent.point.Probe;
import dev.whence.agent.protocol.LineKind;
import dev.whence.agent.protocol.Reply;
import dev.whence.agent.support.ClassWalk;
import dev.whence.agent.support.EventText;
import dev.whence.agent.support.Suggestions;
import dev.whence.agent.support.Supertypes;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells, while the agent is dormant, which points have their classes loaded: without weaving, and without running the
 * application's code.
 *
 * <p>Methods are looked at where the class is of one of the JDK's own loaders; another loader might run code of the
 * application for the types that a method names, so there it waits until the points are woven.
 */
public final class LoadedPoints {
    private LoadedPoints() {}

    public static void describe(Instrumentation instrumentation, List<Probe> probes, Reply reply) {
        Class<?>[] loaded = ClassWalk.loadedClasses(instrumentation);
        for (Probe probe : probes) {
            if (probe.method().subtypes()) {
                describeType(probe, loaded, reply);
                continue;
            }
            List<Class<?>> found = new ArrayList<>();
            for (Class<?> each : loaded) {
                if (each != null && each.getName().equals(probe.method().className())) {
                    found.add(each);
                }
            }
            if (found.isEmpty() && !probe.isOptional()) {
                reply.line(
                        LineKind.UNMATCHED,
                        probe + ": no class " + probe.method().className() + " is loaded");
            }
            for (Class<?> each : found) {
                String problem = problem(each, probe.method());
                if (problem == null) {
                    reply.line(LineKind.MATCHED, probe.toString(), EventText.loader(each.getClassLoader()), 0);
                } else if (!probe.isOptional() || !probe.hasAlternative(probes)) {
                    reply.line(LineKind.UNMATCHED, probe + ": " + problem);
                }
            }
        }
    }

    /** One line for all classes of a type in a loader; whether they have the method is seen when they are woven. */
    private static void describeType(Probe probe, Class<?>[] loaded, Reply reply) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Class<?> each : Supertypes.among(loaded, probe.method().className())) {
            counts.merge(EventText.loader(each.getClassLoader()), 1, Integer::sum);
        }
        if (counts.isEmpty() && !probe.isOptional()) {
            reply.line(
                    LineKind.UNMATCHED, probe + ": no class " + probe.method().className() + " is loaded");
        }
        for (Map.Entry<String, Integer> count : counts.entrySet()) {
            reply.line(LineKind.MATCHED, probe.toString(), count.getKey(), count.getValue());
        }
    }

    private static @Nullable String problem(Class<?> type, MethodRef wanted) {
        ClassLoader loader = type.getClassLoader();
        if (loader != null
                && loader != ClassLoader.getSystemClassLoader()
                && loader != ClassLoader.getPlatformClassLoader()) {
            return null;
        }
        List<String> names = new ArrayList<>();
        try {
            for (Method method : type.getDeclaredMethods()) {
                if (method.getName().equals(wanted.method())) {
                    return null;
                }
                names.add(method.getName());
            }
        } catch (LinkageError unresolvable) {
            return null;
        }
        return Suggestions.noSuchMethod(wanted.method(), names);
    }
}
