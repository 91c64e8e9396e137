package dev.whence.it.target;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;

/** Resolvers whose answer is not what they return, or that have more of a key than one argument; it counts its own answers. */
public final class Facades {
    private static final int ROUNDS = 40;

    private Facades() {}

    public static void main(String[] arguments) throws MalformedURLException {
        for (int i = 0; i < ROUNDS; i++) {
            Market market = new Market();
            market.find("fruit", 7L, "apple");
            market.open(i % 4 == 0);
            market.choose(i % 2 == 0);
            market.tryChoose(i % 4 != 0);
            market.all();
            market.array();
            market.map();
            market.foreign();
            market.pick("cheap");
            market.none(i % 2 == 0 ? "nothing" : "failing");
            market.secret("s3cret-" + i % 2);
            market.owned(new Order("order-" + i % 2));
            new Small().sell();
            new Big().sell();
        }
        Market market = new Market();
        for (Object value : new Object[] {
            URI.create("https://user:s3cret@host/a/b/last.xml;s3cret?q=s3cret"),
            URI.create("https://host/x/y.jar").toURL(),
            Path.of("a", "b"),
            new File("c/d"),
            Locale.CANADA_FRENCH,
            new UUID(1, 2),
            StandardCharsets.UTF_16,
            List.of("s3cret"),
            new Talking()
        }) {
            market.value(value);
        }
        System.out.println("done");
    }

    /** Resolves in all ways. */
    static final class Market {
        private Object chosen = "";

        /** Returns a text that is no class's name. */
        Object find(String kind, long number, String name) {
            return new Apple();
        }

        Door open(boolean iron) {
            return new Door(iron ? new IronLock() : new WoodenLock());
        }

        void choose(boolean apple) {
            chosen = apple ? new Apple() : new Pear();
        }

        boolean tryChoose(boolean pear) {
            chosen = new Pear();
            return pear;
        }

        List<Object> all() {
            return List.of(new Apple(), new Pear(), new Pear());
        }

        Object[] array() {
            return new Object[] {new Pear(), null, new Apple()};
        }

        Map<String, Object> map() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("one", new Apple());
            map.put("two", new Pear());
            return map;
        }

        /** A list that is not the JDK's: its iterator would be the application's code. */
        Object foreign() {
            return new ForeignList();
        }

        Object pick(String how) {
            return offers().get("middle");
        }

        private Map<String, Object> offers() {
            Map<String, Object> offers = new LinkedHashMap<>();
            offers.put("first", new Pear());
            offers.put("middle", new Apple());
            offers.put("last", new Talking());
            return offers;
        }

        Object none(String how) {
            List<Object> few = few();
            try {
                return how.equals("nothing") ? null : fail(few);
            } catch (NoSuchElementException failing) {
                return null;
            }
        }

        private Object fail(List<Object> few) {
            few();
            throw new NoSuchElementException("s3cret");
        }

        private List<Object> few() {
            return List.of(Apple.class, "a name");
        }

        Object secret(String password) {
            return chosen;
        }

        Object owned(Order order) {
            return chosen;
        }

        Object value(Object value) {
            return chosen;
        }
    }

    static final class Apple {}

    static final class Pear {}

    /** What a facade hides. */
    static class Lock {
        private final Object core;

        Lock(Object core) {
            this.core = core;
        }

        @Override
        public String toString() {
            return "core " + core;
        }
    }

    static final class IronLock extends Lock {
        IronLock() {
            super(new Apple());
        }
    }

    static final class WoodenLock extends Lock {
        WoodenLock() {
            super(new Pear());
        }
    }

    /** A facade. */
    static final class Door {
        private final Lock lock;

        Door(Lock lock) {
            this.lock = lock;
        }

        Lock lock() {
            throw new IllegalStateException("called " + lock);
        }
    }

    /** Inherits the field. */
    static final class Order extends Named {
        Order(String name) {
            super(name);
        }
    }

    static class Named {
        private final String name;
        private final int length;
        private final long large;
        private final boolean even;

        Named(String name) {
            this.name = name;
            this.length = name.length();
            this.large = (long) length << Integer.SIZE;
            this.even = name.endsWith("0");
        }

        @Override
        public String toString() {
            throw new IllegalStateException("called " + name);
        }
    }

    /** Sells. */
    interface Seller {
        Object sell();
    }

    static final class Small implements Seller {
        @Override
        public Object sell() {
            return new Apple();
        }
    }

    static final class Big implements Seller {
        @Override
        public Object sell() {
            return new Pear();
        }
    }

    /** Whose methods are not to be called by looking at it. */
    static final class Talking {
        @Override
        public String toString() {
            System.out.println("called toString");
            return "s3cret";
        }

        @Override
        public int hashCode() {
            System.out.println("called hashCode");
            return 1;
        }

        @Override
        public boolean equals(Object other) {
            System.out.println("called equals");
            return other == this;
        }
    }

    static final class ForeignList extends java.util.AbstractList<Object> {
        @Override
        public Object get(int index) {
            System.out.println("called get");
            return new Apple();
        }

        @Override
        public int size() {
            System.out.println("called size");
            return 1;
        }
    }
}
