package dev.whence.command;

import java.nio.charset.Charset;

/** What is known of the place that output goes to. */
final class Terminal {
    private Terminal() {}

    /** The encoding of stdout: a property from JDK 19 on, another before, and set before that only on a terminal. */
    static Charset charset() {
        for (String property : new String[] {"stdout.encoding", "sun.stdout.encoding", "native.encoding"}) {
            String name = System.getProperty(property);
            if (name != null && Charset.isSupported(name)) {
                return Charset.forName(name);
            }
        }
        return Charset.defaultCharset();
    }
}
