package dev.whence.agent.trust;

import org.jspecify.annotations.Nullable;

/**
 * Whether a version may answer.
 *
 * @param authority what of the policy trusts it; null where nothing does
 * @param whyNot why it is not trusted; null where it is
 * @param hash SHA-256 of its class file, of each where there may be several; empty where it was not seen
 * @param isVouched whether its class file was read from the file that its code source names, and is the same
 * @param definer the thread that defined it and the first frames of its stack; empty where that was not seen
 */
public record Verdict(
        @Nullable String authority, @Nullable String whyNot, String hash, boolean isVouched, String definer) {
    /** Not trusted for this reason: its class file is not for sure one that was seen. */
    Verdict unsure(String why) {
        return new Verdict(null, why, "", false, definer);
    }

    /** Whether it may answer. */
    public boolean isTrusted() {
        return authority != null;
    }
}
