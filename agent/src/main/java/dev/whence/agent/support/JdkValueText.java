package dev.whence.agent.support;

import java.net.URI;
import java.net.URL;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * The texts of values whose class is the JDK's own and whose methods are final or of a final class: what they are, without
 * what in an address may be a secret.
 */
final class JdkValueText {
    private JdkValueText() {}

    /**
     * The text, or null where the class is none of these.
     *
     * @param value an object of a class of the bootstrap loader
     */
    static @Nullable String of(Object value) {
        // By names: a JVM that has no such values is to stay without their classes.
        switch (value.getClass().getName()) {
            case "java.util.ServiceLoader":
                // The service that is looked for.
                return inBrackets(value.toString());
            case "java.util.Locale":
            case "java.util.UUID":
            case "java.io.File":
            case "sun.nio.fs.UnixPath":
            case "sun.nio.fs.WindowsPath":
                return value.toString();
            case "java.net.URI":
                URI uri = (URI) value;
                return address(uri.getScheme(), uri.getRawPath());
            case "java.net.URL":
                URL url = (URL) value;
                return address(url.getProtocol(), url.getPath());
            default:
                return value instanceof Charset charset ? charset.name() : null;
        }
    }

    /** The scheme, and the last element of the path. */
    private static String address(@Nullable String scheme, @Nullable String path) {
        String last = path == null ? "" : path.substring(path.lastIndexOf('/') + 1);
        int parameters = last.indexOf(';');
        return (scheme == null ? "" : scheme + ":") + (parameters < 0 ? last : last.substring(0, parameters));
    }

    private static String inBrackets(String text) {
        int open = text.indexOf('[');
        return open < 0 || !text.endsWith("]") ? text : text.substring(open + 1, text.length() - 1);
    }
}
