package dev.whence.it.target;

import java.io.IOException;

/** {@link Paced}, which says {@code ready}, begins at the first byte of its input, says {@code done}, and ends with its input. */
public final class PacedWhenTold {
    private PacedWhenTold() {}

    public static void main(String[] arguments) throws IOException {
        System.out.println("ready");
        System.in.read();
        Paced.main(arguments);
        System.out.println("done");
        while (System.in.read() >= 0) {
            // Whoever watches may still ask.
        }
    }
}
