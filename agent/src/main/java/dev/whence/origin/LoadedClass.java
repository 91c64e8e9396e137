package dev.whence.origin;

/**
 * A class as a JVM has it loaded.
 *
 * @param loader what its loader is called: {@code bootstrap}, {@code app}, or name and type
 * @param source its code source, {@code jrt:/MODULE} for the JDK's; empty where nobody says
 */
public record LoadedClass(String loader, String source) {
    static final String APPLICATION = "app";

    /** Whether one of the two loaders has it that know the JDK's modules alone. */
    boolean isOfTheJdksLoaders() {
        return loader.equals("bootstrap") || loader.equals("platform");
    }
}
