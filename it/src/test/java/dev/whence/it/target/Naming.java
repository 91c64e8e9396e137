package dev.whence.it.target;

import java.util.Hashtable;
import javax.naming.CompositeName;
import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Looks names up, in the ways there are, and prints what it got, or what was thrown. */
public final class Naming {

    private Naming() {}

    public static void main(String[] arguments) throws NamingException {
        Hashtable<String, String> environment = new Hashtable<>();
        environment.put(Context.INITIAL_CONTEXT_FACTORY, arguments[0]);
        InitialContext context = new InitialContext(environment);
        context.bind("greeting", new StringBuilder("hello"));
        print(() -> context.lookup("greeting"));
        print(() -> context.lookup(new CompositeName("greeting")));
        print(() -> context.lookup("nobody"));
        print(() -> new InitialContext().lookup("homeless"));
        print(() -> context.lookup("dns://127.0.0.1:1/some.host"));
    }

    private static void print(Lookup lookup) {
        try {
            System.out.println(lookup.run());
        } catch (NamingException e) {
            System.out.println("! " + e.getClass().getName());
        }
    }

    private interface Lookup {
        Object run() throws NamingException;
    }
}
