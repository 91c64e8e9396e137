package dev.whence.agent.trust;

import dev.whence.agent.support.BadOptionException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One line of a policy.
 *
 * @param kind how a version is known
 * @param value a hash or a fingerprint in hexadecimal digits of lower case, or a pattern of paths
 * @param paths what the pattern means; null where there is none
 */
record TrustRule(Kind kind, String value, @Nullable Pattern paths) {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    /** By what a version is known. */
    enum Kind {
        /** The hash of its class file. */
        SHA256("sha256"),
        /** The jar or folder that holds its class file. */
        JAR("jar"),
        /** The certificate that its jar's own signature was made with. */
        SIGNER("signer");

        private final String text;

        Kind(String text) {
            this.text = text;
        }
    }

    static TrustRule parse(String text, String where) throws BadOptionException {
        for (Kind kind : Kind.values()) {
            if (text.startsWith(kind.text + ":")) {
                String value = text.substring(kind.text.length() + 1).trim();
                return kind == Kind.JAR ? jar(value, where) : hash(kind, value, where);
            }
        }
        throw new BadOptionException(where + ": '" + text + "' does not begin with sha256:, jar: or signer:");
    }

    private static TrustRule hash(Kind kind, String value, String where) throws BadOptionException {
        // As keytool prints it, too.
        String digits = value.replace(":", "").toLowerCase(Locale.ROOT);
        if (!HASH.matcher(digits).matches()) {
            throw new BadOptionException(
                    where + ": '" + kind.text + ":" + value + "' is not a SHA-256 of 64 hexadecimal digits");
        }
        return new TrustRule(kind, digits, null);
    }

    private static TrustRule jar(String value, String where) throws BadOptionException {
        if (value.isEmpty()) {
            throw new BadOptionException(where + ": 'jar:' names no file");
        }
        StringBuilder pattern = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '*' && i + 1 < value.length() && value.charAt(i + 1) == '*') {
                pattern.append(".*");
                i++;
            } else if (c == '*') {
                pattern.append("[^/\\\\]*");
            } else if (c == '?') {
                pattern.append("[^/\\\\]");
            } else {
                pattern.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return new TrustRule(Kind.JAR, value, Pattern.compile(pattern.toString()));
    }

    boolean names(String path) {
        return paths != null && paths.matcher(path).matches();
    }

    /** As it stands in a points file. */
    @Override
    public String toString() {
        return kind.text + ":" + value;
    }
}
