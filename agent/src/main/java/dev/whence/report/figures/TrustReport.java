package dev.whence.report.figures;

import org.jspecify.annotations.Nullable;

/**
 * What a point's policy says of a version, and what is known of it beyond the claims of its loader.
 *
 * @param trustedBy the line of the policy that lets it answer; null where none does
 * @param sha256 of its class file, of each where its loader was given several; empty where none was seen
 * @param vouched whether its class file is the one in the file that its code source names
 * @param definedBy the thread that defined it and the first frames of its stack; empty where that was not seen
 */
public record TrustReport(@Nullable String trustedBy, String sha256, boolean vouched, String definedBy) {
    /** What is known of the file that its code source names, in words. */
    public String ofCodeSource() {
        return vouched ? "the class file is the one in there" : "a claim of its loader";
    }
}
