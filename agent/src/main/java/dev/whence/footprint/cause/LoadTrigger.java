package dev.whence.footprint.cause;

import dev.whence.footprint.trace.Frame;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds, in the stack of a class's definition, what asked for the class: below the code of class loaders that found it.
 *
 * @param how in which way it was asked for
 * @param below the stack below the loaders
 */
record LoadTrigger(How how, List<Frame> below) {

    /** In which way a class was asked for. */
    enum How {
        /** By code that runs, or by the JVM for it: it resolves a name in that code, or links what that code uses. */
        BY_CODE,

        /** By the JVM, for another class that it is defining: a superclass or an interface. */
        FOR_A_SUBCLASS,

        /** By native code of the JDK other than a search by name: reflection, or a class's initialisation. */
        BY_THE_JVM,

        /** By a search by name. */
        BY_NAME
    }

    /** So many calls may lie between two of loaders' own: delegation by helpers, as in OSGi or Plexus. */
    private static final int HELPERS = 3;

    /**
     * Reads a stack.
     *
     * @param stack the innermost frame first
     * @param isLoader whether a class of the application's is a class loader
     * @param names whether an application's class names the class that was asked for
     */
    static LoadTrigger of(List<Frame> stack, Predicate<String> isLoader, Predicate<String> names) {
        if (stack.isEmpty() || !stack.get(0).isDefinition()) {
            // No loader was asked: the JVM's own defined it, for what stands topmost.
            return new LoadTrigger(How.BY_CODE, stack);
        }
        int below = 0;
        int helpers = 0;
        boolean found = false;
        for (int i = 0; i < stack.size() && helpers <= HELPERS; i++) {
            Frame frame = stack.get(i);
            if (frame.isApplications()) {
                if (names.test(frame.className())) {
                    break;
                }
                if (isLoader.test(outermost(frame.className()))) {
                    helpers = 0;
                    below = i + 1;
                    found = true;
                } else {
                    helpers++;
                }
            } else if (isLoaders(frame) && !(found && frame.isDefinition())) {
                if (frame.method().equals("loadClass")) {
                    helpers = 0;
                    below = i + 1;
                    found = true;
                }
            } else if (found || helpers > 0) {
                break;
            }
        }
        List<Frame> rest = stack.subList(found ? below : 0, stack.size());
        return new LoadTrigger(found ? how(rest) : How.BY_CODE, rest);
    }

    /** The first frame of the application's; null if there is none, or the agent comes before. */
    @Nullable
    Frame firstOfApplication() {
        for (Frame frame : below) {
            if (frame.isAgents()) {
                return null;
            }
            if (frame.isApplications()) {
                return frame;
            }
        }
        return null;
    }

    /** The first frame of the agent's, if no code of the application's comes before; else null. */
    @Nullable
    Frame firstOfAgent() {
        for (Frame frame : below) {
            if (frame.isAgents() || frame.isApplications()) {
                return frame.isAgents() ? frame : null;
            }
        }
        return null;
    }

    private static How how(List<Frame> below) {
        if (below.isEmpty()) {
            return How.BY_THE_JVM;
        }
        Frame first = below.get(0);
        if (first.isDefinition()) {
            return How.FOR_A_SUBCLASS;
        }
        if (first.isApplications() || first.isAgents()) {
            return How.BY_CODE;
        }
        return first.isNative() && !isSearch(first) ? How.BY_THE_JVM : How.BY_NAME;
    }

    /** Whether it is code of the JDK that finds classes. */
    private static boolean isLoaders(Frame frame) {
        return frame.className().contains("ClassLoader")
                || frame.className().startsWith("jdk.internal.loader.")
                || frame.className().startsWith("java.security.AccessController");
    }

    private static boolean isSearch(Frame frame) {
        return frame.className().equals("java.lang.Class") && frame.method().startsWith("forName");
    }

    private static String outermost(String name) {
        int dollar = name.indexOf('$');
        return dollar > 0 ? name.substring(0, dollar) : name;
    }
}
