package dev.whence.footprint.trace;

import dev.whence.agent.support.AgentClasses;
import java.util.regex.Pattern;

/** Brings class names that differ from run to run into a form that does not. */
public final class ClassNames {
    /** A hidden class's address. */
    private static final Pattern ADDRESS = Pattern.compile("[/+]0x[0-9a-fA-F]+$");

    /** The count behind a lambda's class (JDK 17; later there is none). */
    private static final Pattern LAMBDA = Pattern.compile("(\\$\\$Lambda)\\$\\d+$");

    /** Proxies: numbered through, in packages that are numbered as their loaders come. */
    private static final Pattern PROXY = Pattern.compile("\\$Proxy\\d+$");

    private static final Pattern PROXY_PACKAGE = Pattern.compile("^(?:com\\.sun\\.proxy\\.)?(?:jdk\\.proxy)\\d+\\.");

    private static final Pattern ACCESSOR =
            Pattern.compile("(\\.Generated(?:Method|Constructor|SerializationConstructor)Accessor)\\d+$");

    /** What cglib, Guice and Byte Buddy make: {@code Name$$EnhancerByGuice$$1a2b}, {@code Name$ByteBuddy$Ab3dE}. */
    private static final Pattern GENERATED = Pattern.compile(
            "(\\$\\$[A-Za-z_]+)\\$\\$[0-9a-fA-F]+(?:_\\d+)?$|(\\$(?:ByteBuddy|MockitoMock|HibernateProxy))\\$\\w+$");

    private ClassNames() {}

    /** Whether a class is of the agent as it runs in a target, its libraries included. */
    static boolean isAgents(String name) {
        return AgentClasses.runInTarget(name.replace('.', '/'));
    }

    /** The name without what counts, addresses or randomness put into it. */
    static String normal(String name) {
        String normal = ADDRESS.matcher(name).replaceFirst("");
        if (normal.indexOf('$') < 0 && !normal.contains("Accessor")) {
            return normal;
        }
        normal = LAMBDA.matcher(normal).replaceFirst("$1");
        normal = PROXY.matcher(normal).replaceFirst("\\$Proxy");
        normal = PROXY_PACKAGE.matcher(normal).replaceFirst("jdk.proxy.");
        normal = ACCESSOR.matcher(normal).replaceFirst("$1");
        return GENERATED.matcher(normal).replaceFirst("$1$2");
    }

    public static boolean isHidden(String name) {
        return ADDRESS.matcher(name).find();
    }

    static boolean isProxy(String name) {
        return PROXY.matcher(name).find();
    }

    /** The package; empty for the unnamed one. */
    static String packageOf(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(0, dot);
    }

    /** The class's name without its package. */
    static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
