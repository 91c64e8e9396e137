package dev.whence.agent.runtime;

import org.jspecify.annotations.Nullable;

/** The versions that discovery gave to a resolution: its candidates, but for those that the resolver finds itself. */
final class GivenVersions {
    private Class<?> @Nullable [] given;

    /** The step that they were given to, or null. */
    private @Nullable ActiveStep step;

    /** Discovery gave these to the step that is being tried. */
    void add(Class<?>[] versions, WovenMethod resolver, ActiveSteps steps) {
        for (Class<?> version : versions) {
            if (isForeign(version, resolver)) {
                given = versions;
                step = steps.open();
                return;
            }
        }
    }

    /** How many patched versions there were: all but what another step answered and what the resolver's own loader has. */
    int candidates(WovenMethod resolver, ActiveSteps steps) {
        Class<?>[] versions = given;
        if (versions == null) {
            return 0;
        }
        int candidates = 0;
        for (Class<?> version : versions) {
            if (isForeign(version, resolver) && !steps.isAnsweredByAnother(version, step)) {
                candidates++;
            }
        }
        return candidates;
    }

    void forget() {
        if (given != null) {
            given = null;
            step = null;
        }
    }

    private static boolean isForeign(Class<?> version, WovenMethod resolver) {
        return !resolver.isOf(version.getClassLoader());
    }
}
