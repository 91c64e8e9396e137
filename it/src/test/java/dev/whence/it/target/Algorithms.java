package dev.whence.it.target;

import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;

/** Asks for algorithms; one provider's service is a class of the program's own. */
public final class Algorithms {
    private Algorithms() {}

    public static void main(String[] arguments) throws NoSuchAlgorithmException {
        Security.addProvider(new Own());
        MessageDigest.getInstance("SHA-384");
        KeyFactory.getInstance("EC");
        MessageDigest.getInstance("OWN-1");
        new Shade("blue", 7).pick();
        Tinted function = () -> "made";
        for (Tinted tinted : new Tinted[] {new Shade("green", 1), function, new Ink("black"), new Shade("red", 2)}) {
            tinted.tint();
        }
    }

    /** Many classes have its method, and each a field of its own, or none. */
    interface Tinted {
        Object base();

        default Object tint() {
            return base();
        }
    }

    /** Declares the key itself. */
    private record Ink(String name) implements Tinted {
        @Override
        public Object base() {
            return name;
        }
    }

    /** A provider whose service has no field of its own. */
    public static final class Own extends Provider {
        private static final long serialVersionUID = 1L;

        Own() {
            super("Own", "1", "one digest");
            putService(new OwnService(this));
        }
    }

    private static final class OwnService extends Provider.Service {
        OwnService(Provider provider) {
            super(provider, "MessageDigest", "OWN-1", "x.Y", null, null);
        }

        @Override
        public Object newInstance(Object parameter) throws NoSuchAlgorithmException {
            return new OwnDigest();
        }
    }

    private static final class OwnDigest extends java.security.MessageDigestSpi {
        @Override
        protected void engineUpdate(byte input) {}

        @Override
        protected void engineUpdate(byte[] input, int offset, int length) {}

        @Override
        protected byte[] engineDigest() {
            return new byte[0];
        }

        @Override
        protected void engineReset() {}
    }

    /** Holds the key where only it can read it. */
    public static class Colour {
        private final String name;
        private final int number;

        Colour(String name, int number) {
            this.name = name;
            this.number = number;
        }

        @Override
        public String toString() {
            return name + number;
        }
    }

    /** Inherits the key. */
    public static final class Shade extends Colour implements Tinted {
        Shade(String name, int number) {
            super(name, number);
        }

        Object pick() {
            return "picked";
        }

        @Override
        public Object base() {
            return "a colour";
        }
    }
}
