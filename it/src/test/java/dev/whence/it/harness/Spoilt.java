package dev.whence.it.harness;

/** The places of the shipped jars that the tests spoil: named here alone, so that a renamed class is one line to follow. */
public final class Spoilt {

    private Spoilt() {}

    /** The agent's walk over the loaded classes on behalf of the application. */
    public static Sabotage walk(String deed) {
        return Sabotage.of(Shipped.agent()).method("dev.whence.Versions", "walk", deed);
    }

    /** The agent's entry. */
    public static Sabotage premain(String deed) {
        return Sabotage.of(Shipped.agent()).method("dev.whence.Agent", "premain", deed);
    }
}
