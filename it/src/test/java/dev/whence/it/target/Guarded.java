package dev.whence.it.target;

import java.lang.reflect.Proxy;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.function.Supplier;
import javax.xml.transform.TransformerFactory;

/** Asks for a factory of XSLT, and for what is called or answered anew in each run. */
public final class Guarded {

    private Guarded() {}

    public static void main(String[] kinds) {
        System.out.println(TransformerFactory.newInstance().getClass().getName());
        for (String kind : kinds) {
            ask(kind);
        }
    }

    private static void ask(String kind) {
        String key = switch (kind) {
            case "identity" -> "lock " + new Object();
            case "random" -> "session " + UUID.randomUUID();
            case "lambda" -> lambda().getClass().getName();
            default -> kind;
        };
        try {
            find(key);
        } catch (NoSuchElementException absent) {
            System.out.println("! " + absent.getMessage());
        }
    }

    public static Object find(String key) {
        if (key.equals("absent")) {
            throw new NoSuchElementException(key);
        }
        return switch (key) {
            case "proxy" ->
                Proxy.newProxyInstance(
                        Guarded.class.getClassLoader(),
                        new Class<?>[] {Supplier.class},
                        (proxy, method, values) -> null);
            case "hidden" -> lambda();
            default -> key;
        };
    }

    private static Supplier<String> lambda() {
        return () -> "";
    }
}
