package dev.whence.bench.guest;

import java.io.IOException;

/** A program that others look at: says that it runs, and ends when nobody holds its stdin any more. */
public final class Waiting {
    private Waiting() {}

    public static void main(String[] arguments) throws IOException {
        System.out.println("waiting");
        while (System.in.read() >= 0) {
            // Nothing that is read matters.
        }
    }
}
