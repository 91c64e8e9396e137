package dev.whence.bench.guest;

/** The least program that has a method to instrument. */
public final class Hello {
    private Hello() {}

    public static void main(String[] arguments) {
        System.out.println(greeting());
    }

    static String greeting() {
        return "Hello World";
    }
}
