package dev.whence.agent.trust;

import dev.whence.agent.support.BadOptionException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which versions of a watched class may answer.
 *
 * <p>All class files that its loader was given must be trusted, each by one line at least.
 */
public final class TrustPolicy {
    private static final String FILE = "file:";

    private final List<TrustRule> rules;

    private TrustPolicy(List<TrustRule> rules) {
        this.rules = rules;
    }

    /**
     * Reads {@code sha256:HEX jar:GLOB signer:HEX}, of which there may be any number.
     *
     * @param where the place in the file, for the line that names a mistake
     */
    public static TrustPolicy parse(String text, String where) throws BadOptionException {
        List<TrustRule> rules = new ArrayList<>();
        for (String rule : text.trim().split("\\s+(?=(?:sha256|jar|signer):)")) {
            rules.add(TrustRule.parse(rule, where));
        }
        return new TrustPolicy(rules);
    }

    /** Of the text of one or several that were read before. */
    public static TrustPolicy of(String text) {
        try {
            return parse(text, "");
        } catch (BadOptionException impossible) {
            throw new IllegalArgumentException(impossible.getMessage(), impossible);
        }
    }

    /** Its lines, as they stand in a points file. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (TrustRule rule : rules) {
            text.append(text.length() == 0 ? "" : " ").append(rule);
        }
        return text.toString();
    }

    /**
     * Judges a version.
     *
     * @param definition what its loader was given; null where that was not seen
     * @param codeSource where the version says that it comes from; null where it does not
     */
    Verdict judge(@Nullable Definition definition, @Nullable String codeSource, TrustedFiles files) {
        if (definition == null) {
            return new Verdict(
                    null,
                    "its class file was not seen: it was loaded before the agent listened, or inside of another agent",
                    "",
                    false,
                    "");
        }
        String hashes = String.join(" or ", definition.hashes());
        String path = path(codeSource);
        TrustedFiles.Found found = path != null && isToBeRead(path) ? files.in(path) : null;
        boolean vouched = found != null
                && !definition.isUnsure()
                && definition.hashes().equals(List.of(String.valueOf(found.hash())));
        String whyNot = null;
        String authority = null;
        if (definition.isUnsure()) {
            whyNot = "its loader has class files of this name that were not all seen";
        }
        for (String hash : definition.hashes()) {
            TrustRule rule = whyNot == null ? ruleFor(hash, path, found) : null;
            if (rule == null) {
                whyNot = whyNot == null ? whyNot(hash, path, found) : whyNot;
            } else {
                authority = authority == null ? rule.toString() : authority;
            }
        }
        return new Verdict(whyNot == null ? authority : null, whyNot, hashes, vouched, definition.definer());
    }

    private boolean isToBeRead(String path) {
        for (TrustRule rule : rules) {
            if (rule.kind() == TrustRule.Kind.SIGNER || rule.names(path)) {
                return true;
            }
        }
        return false;
    }

    private @Nullable TrustRule ruleFor(String hash, @Nullable String path, TrustedFiles.@Nullable Found found) {
        boolean isInFile = found != null && hash.equals(found.hash());
        for (TrustRule rule : rules) {
            boolean trusts = switch (rule.kind()) {
                case SHA256 -> rule.value().equals(hash);
                case JAR -> isInFile && path != null && rule.names(path);
                case SIGNER -> isInFile && found.signers().contains(rule.value());
            };
            if (trusts) {
                return rule;
            }
        }
        return null;
    }

    private static String whyNot(String hash, @Nullable String path, TrustedFiles.@Nullable Found found) {
        String why = "no line of the policy trusts sha256:" + hash;
        if (found == null) {
            return why;
        }
        if (found.problem() != null) {
            return why + "; " + path + " " + found.problem();
        }
        if (found.hash() == null) {
            return why + "; " + path + ", where it says that it is from, has no such class";
        }
        return found.hash().equals(hash)
                ? why
                : why + "; " + path + ", where it says that it is from, has another class file";
    }

    /** The file that a code source names; null where it names none. */
    public static @Nullable String path(@Nullable String codeSource) {
        if (codeSource == null || !codeSource.startsWith(FILE)) {
            return null;
        }
        String path = codeSource.substring(FILE.length());
        while (path.startsWith("//")) {
            path = path.substring(1);
        }
        if (path.length() > 1 && path.endsWith("/")) {
            path = path.substring(0, path.length() - 1);
        }
        return unescaped(path);
    }

    /** With {@code %20} and its like as the characters that they stand for. */
    private static String unescaped(String path) {
        if (path.indexOf('%') < 0) {
            return path;
        }
        byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            int high = i + 2 < bytes.length && bytes[i] == '%' ? Character.digit(bytes[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(bytes[i + 2], 16);
            bytes[length++] = low < 0 ? bytes[i] : (byte) (high << 4 | low);
            i += low < 0 ? 0 : 2;
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
