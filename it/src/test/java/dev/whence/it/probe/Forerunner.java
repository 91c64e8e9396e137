package dev.whence.it.probe;

/** An agent that loads the class it is given, so that agents which come later find it loaded. */
public final class Forerunner {

    private Forerunner() {}

    public static void premain(String name) throws ClassNotFoundException {
        Class.forName(name, true, ClassLoader.getSystemClassLoader());
    }
}
