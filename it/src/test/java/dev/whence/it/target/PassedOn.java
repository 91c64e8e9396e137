package dev.whence.it.target;

/** Resolvers that pass on what they are asked for: to the superclass, to a delegate, to themselves. */
public final class PassedOn {
    private PassedOn() {}

    public static void main(String[] arguments) {
        Finder finder = new Delegating(new Overriding());
        for (int i = 0; i < 100; i++) {
            finder.find("same");
        }
        finder.find("first then second");
        finder.find(null);
    }

    /** What is resolved. */
    public interface Finder {
        Object find(String key);
    }

    /** Answers itself. */
    public static class Plain implements Finder {
        @Override
        public Object find(String key) {
            return "x";
        }
    }

    /** Goes on to {@code super}. */
    public static final class Overriding extends Plain {
        @Override
        public Object find(String key) {
            return super.find(key);
        }
    }

    /** Passes a key on to another, and asks for a second one where there are two in it. */
    public record Delegating(Finder delegate) implements Finder {
        @Override
        public Object find(String key) {
            if (key != null && key.contains(" then ")) {
                delegate.find(key.substring(0, key.indexOf(' ')));
                return delegate.find(key.substring(key.lastIndexOf(' ') + 1));
            }
            return delegate.find(key);
        }
    }
}
