package dev.whence.it.target;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Resolvers of every kind of method and of class, each with a call that a puppet can be told to make. */
public final class Kinds {

    /** A type that many classes implement. */
    public interface Finder<T> {
        Object find(T key);

        /** A default method, which implementations need not have. */
        default Object findTwice(T key) {
            return List.of(key);
        }
    }

    private Kinds() {}

    // The kinds of methods, for points that name one class.

    static Object callStatic(String key) {
        return Methods.ofTheClass(key);
    }

    static Object callPrivate(String key) {
        return new Methods().hidden(key);
    }

    static Object callSynchronized(String key) {
        return new Methods().guarded(key);
    }

    static Object callGeneric(String key) {
        Finder<String> finder = new Generic();
        return finder.find(key);
    }

    static Object callDefault(String key) {
        Finder<String> finder = new Generic();
        return finder.findTwice(key);
    }

    static Object callOverloads(String key) {
        Methods methods = new Methods();
        return List.of(methods.over(), methods.over(key), methods.over(key, 2));
    }

    static Object callKeys(String key) {
        Methods methods = new Methods();
        methods.byNumber(key, 42);
        methods.byEnum(TimeUnit.DAYS);
        methods.byClass(Thread.class);
        methods.byObject(new Secretive());
        methods.byString("x".repeat(1_000));
        methods.byItself();
        return key;
    }

    static Object callStepsElsewhere(String key) {
        return new Methods().withHelp(key);
    }

    static Object callNamed(String key) {
        return new Methods().byName(key);
    }

    // The kinds of classes, for points that mean every class of the type Finder.

    static Object ofTheType(String key) {
        return new Plain().find(key);
    }

    static Object ofAnAnonymousClass(String key) {
        return new Finder<String>() {
            @Override
            public Object find(String wanted) {
                return new StringBuilder(wanted);
            }
        }.find(key);
    }

    /** Neither superclass is loaded when the JVM reads the class. */
    static Object ofAGrandchild(String key) {
        Finder<String> finder = new Grandchild();
        return finder.find(key);
    }

    /** As deep, and has the method, but is none of the type. */
    static Object ofNoRelation(String key) {
        return new Stranger().find(key);
    }

    @SuppressWarnings("unchecked")
    static Object ofAProxy(String key) {
        Finder<String> proxy = (Finder<String>) Proxy.newProxyInstance(
                Kinds.class.getClassLoader(),
                new Class<?>[] {Finder.class},
                (self, method, arguments) -> new StringBuilder((String) arguments[0]));
        return proxy.find(key);
    }

    static Object ofALambda(String key) {
        Finder<String> lambda = StringBuilder::new;
        return lambda.find(key);
    }

    static final class Generic implements Finder<String> {
        @Override
        public StringBuilder find(String key) {
            return new StringBuilder(key);
        }
    }

    static final class Plain implements Finder<Object> {
        @Override
        public Object find(Object key) {
            return new StringBuilder(key.toString());
        }
    }

    abstract static class Parent implements Finder<String> {
        @Override
        public abstract Object find(String key);
    }

    static class Child extends Parent {
        @Override
        public Object find(String key) {
            return new StringBuilder(key);
        }
    }

    static final class Grandchild extends Child {
        @Override
        public Object find(String key) {
            return new StringBuffer(key);
        }
    }

    static class StrangersParent {}

    static final class Stranger extends StrangersParent {
        Object find(String key) {
            return new StringBuilder(key);
        }
    }

    /** Nobody may ask it for its text. */
    static final class Secretive {
        @Override
        public String toString() {
            throw new AssertionError("asked for its text");
        }
    }

    /** What finds by name, as many resolvers of the JDK do: someone names a class, someone else makes its object. */
    static final class Helper {
        private Helper() {}

        static String fromSetting(String key) {
            return key.equals("set") ? "java.lang.StringBuilder" : null;
        }

        static String fromFile(String key) {
            String name = fromSetting("other");
            return name != null || !key.equals("filed") ? name : "java.lang.StringBuilder";
        }

        static Object make(String name) {
            return name.endsWith("Builder") ? new StringBuilder(name) : new StringBuffer(name);
        }

        static Object help(String key) {
            return new StringBuilder(key);
        }
    }

    static final class Methods {
        static Object ofTheClass(String key) {
            return new StringBuilder(key);
        }

        private Object hidden(String key) {
            return new StringBuilder(key);
        }

        synchronized Object guarded(String key) {
            return new StringBuilder(key);
        }

        Object over() {
            return "none";
        }

        Object over(String key) {
            return "one";
        }

        Object over(String key, int more) {
            return "two";
        }

        Object byNumber(String any, long key) {
            return key;
        }

        Object byEnum(TimeUnit key) {
            return key;
        }

        Object byClass(Class<?> key) {
            return key;
        }

        Object byObject(Object key) {
            return key;
        }

        Object byString(String key) {
            return key;
        }

        Object byItself() {
            return this;
        }

        Object withHelp(String key) {
            return Helper.help(key);
        }

        Object byName(String key) {
            String name = Helper.fromSetting(key);
            if (name == null) {
                name = Helper.fromFile(key);
            }
            return Helper.make(name == null ? "java.lang.StringBuffer" : name);
        }
    }
}
