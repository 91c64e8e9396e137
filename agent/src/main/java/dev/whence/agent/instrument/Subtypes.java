package dev.whence.agent.instrument;

import dev.whence.agent.classfile.ConstantPool;
import dev.whence.agent.point.Probe;
import dev.whence.agent.protocol.LineKind;
import dev.whence.agent.protocol.Reply;
import dev.whence.agent.runtime.WovenMethod;
import dev.whence.agent.runtime.WovenMethods;
import dev.whence.agent.support.AgentClasses;
import dev.whence.agent.support.ClassWalk;
import dev.whence.agent.support.EventText;
import dev.whence.agent.support.Supertypes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the classes that implement or extend the types of points like {@code Type+::method}, by the types' names: those
 * that are loaded, and those that are being defined.
 *
 * <p>A class that is being defined names its direct supertypes, and the JVM looks for these only later. To look for them
 * here would run a loader's code and change in which order the application loads its classes. So a class that names the
 * type is one; one that names unknown others may be one, and is woven until its first call shows it.
 *
 * <p>Of that, all that other classes pay is one pass over their constants, for the method's name.
 */
final class Subtypes {
    /** A class is none of the type. */
    static final byte NONE = -1;

    private static final String OBJECT = "java/lang/Object";

    private final List<Probe> probes = new ArrayList<>();
    private final byte[][] methods;
    /** Of the package {@code java} and below, where every name means one class: those of none of the types. */
    private volatile Set<String> strangers = Set.of();

    /**
     * For the points among them that mean a type's classes.
     *
     * @param all the probes of all points
     */
    Subtypes(List<Probe> all) {
        List<byte[]> names = new ArrayList<>();
        for (Probe probe : all) {
            if (probe.method().subtypes()) {
                probes.add(probe);
                names.add(probe.method().method().getBytes(StandardCharsets.UTF_8));
            }
        }
        methods = names.toArray(new byte[0][]);
    }

    /** Of the loaded classes, those that may have code of their own for one of the methods. */
    List<Class<?>> among(Class<?>[] loaded) {
        List<Class<?>> types = new ArrayList<>();
        for (Class<?> each : loaded) {
            if (each != null && isType(each.getName())) {
                types.add(each);
            }
        }
        List<Class<?>> found = new ArrayList<>();
        Set<String> others = new HashSet<>();
        for (Class<?> each : loaded) {
            if (!ClassWalk.isNamed(each)) {
                continue;
            }
            if (Supertypes.isOf(each, types)) {
                if (!AgentClasses.areInJar(each.getName().replace('.', '/'))) {
                    found.add(each);
                }
            } else if (each.getClassLoader() == null && each.getName().startsWith("java.")) {
                others.add(each.getName().replace('.', '/'));
            }
        }
        // Whole, since other threads define classes meanwhile.
        strangers = others;
        return found;
    }

    /**
     * Whether a class file may be one that a point means. Called in every class definition while such a point is
     * configured: runs no foreign code, and reads no further than it must.
     */
    boolean mayConcern(String name, byte[] file) {
        if (!ConstantPool.holds(file, methods) || AgentClasses.areInJar(name)) {
            return false;
        }
        ConstantPool constants = ConstantPool.of(file);
        if (constants == null || !constants.declares(methods)) {
            return false;
        }
        if (isType(name.replace('/', '.'))) {
            return true;
        }
        for (String supertype : constants.supertypes()) {
            if (!isStranger(supertype)) {
                return true;
            }
        }
        return false;
    }

    /**
     * What a class is to a probe.
     *
     * @param redefined the class, where it is loaded
     * @return {@link WovenMethod#CERTAIN}, {@link WovenMethod#OPEN} or {@link #NONE}
     */
    byte standing(Probe probe, String className, @Nullable Class<?> redefined, byte[] file) {
        String type = probe.method().className();
        if (className.equals(type)) {
            return WovenMethod.CERTAIN;
        }
        if (redefined != null) {
            return Supertypes.isOne(redefined, type) ? WovenMethod.CERTAIN : NONE;
        }
        ConstantPool constants = ConstantPool.of(file);
        byte standing = NONE;
        for (String supertype : constants == null ? new String[0] : constants.supertypes()) {
            if (supertype.replace('/', '.').equals(type)) {
                return WovenMethod.CERTAIN;
            }
            if (!isStranger(supertype)) {
                standing = WovenMethod.OPEN;
            }
        }
        return standing;
    }

    /** Tells what is woven: one line for all classes of a type in a loader. */
    void describe(Reply reply) {
        for (Probe probe : probes) {
            Map<String, Integer> counts = new LinkedHashMap<>();
            Set<String> bridged = new HashSet<>();
            for (WovenMethod method : WovenMethods.woven()) {
                if (method.probe == probe) {
                    String loader = EventText.loader(method.loader());
                    counts.merge(loader, 1, Integer::sum);
                    if (method.bridged) {
                        bridged.add(loader);
                    }
                }
            }
            for (Map.Entry<String, Integer> count : counts.entrySet()) {
                String loader = count.getKey();
                String way = bridged.contains(loader) ? "bridged" : "";
                reply.line(LineKind.WOVEN, probe.toString(), loader, way, count.getValue());
            }
        }
    }

    private boolean isStranger(String internalName) {
        return internalName.equals(OBJECT) || strangers.contains(internalName);
    }

    private boolean isType(String name) {
        for (Probe probe : probes) {
            if (probe.method().className().equals(name)) {
                return true;
            }
        }
        return false;
    }
}
