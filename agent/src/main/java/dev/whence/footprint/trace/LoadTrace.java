package dev.whence.footprint.trace;

import java.util.List;
import java.util.Set;

/**
 * What the agent traced of one class that the JVM was about to define.
 *
 * @param begin when it was announced, by {@link System#nanoTime()} of the target
 * @param end when the agent let it go
 * @param thread a number for the thread
 * @param name binary name
 * @param loader {@code boot}, {@code platform}, {@code app} or the class of the defining loader
 * @param location where it comes from; empty if it does not say
 * @param loadsByName whether its code may call {@code loadClass}
 * @param stack what asked for it, the innermost frame first
 * @param supertypes its superclass and its interfaces
 * @param used classes with fields or methods that its instructions name
 * @param mentioned classes that its file names otherwise
 */
public record LoadTrace(
        long begin,
        long end,
        int thread,
        String name,
        String loader,
        String location,
        boolean loadsByName,
        List<Frame> stack,
        Set<String> supertypes,
        Set<String> used,
        Set<String> mentioned) {

    public boolean isOfJdk() {
        return loader.equals("boot") || loader.equals("platform");
    }

    /** Whether its class file names the other, so that linking it may load that. */
    public boolean names(String other) {
        return used.contains(other) || mentioned.contains(other) || supertypes.contains(other);
    }
}
