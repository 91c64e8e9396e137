package dev.whence.it.target;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.charset.StandardCharsets;
import java.security.CodeSource;
import java.security.Permission;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.sql.SQLException;
import java.util.AbstractList;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Has every object that the agent may meet be one whose methods shout, where the agent is among their callers: a line on
 * stdout, and an exception.
 */
public final class Shouting {
    /** Watched, and defined more than once. */
    public static final String WATCHED = "dev.whence.it.target.Shouting$Watched";

    /** Looked at by the agent. */
    static final Object present = new Loud("present");

    static final List<Object> list = new LoudList();
    static final Object[] array = {new Loud("element"), new LoudList()};
    static final Map<Object, Object> map = new ConcurrentHashMap<>();

    private static final InheritableThreadLocal<Object> INHERITED = new InheritableThreadLocal<>() {
        @Override
        protected Object childValue(Object value) {
            shout("InheritableThreadLocal.childValue");
            return value;
        }
    };

    private static final Map<String, Runnable> ROLES = new LinkedHashMap<>();

    private Shouting() {}

    /** Waits for a line, then lets the agent meet all of it; waits for another one and ends. */
    public static void main(String[] arguments) throws Exception {
        prepareRoles();
        map.put(new Loud("map key"), new Loud("map value"));
        ClassLoader loader = new LoudLoader();
        LoudThread idle = new LoudThread(() -> awaitEver());
        idle.setDaemon(true);
        idle.start();
        System.out.println("up");
        Scanner in = new Scanner(System.in, StandardCharsets.UTF_8);
        for (String line = in.nextLine(); !line.equals("end"); line = in.nextLine()) {
            LoudThread thread = new LoudThread(() -> meet(loader));
            thread.start();
            thread.join();
            System.out.println("met");
        }
        System.out.println("silence");
    }

    private static void awaitEver() {
        Object nobody = new Object();
        synchronized (nobody) {
            while (true) {
                try {
                    nobody.wait();
                } catch (InterruptedException again) {
                    // It is a daemon.
                }
            }
        }
    }

    private static void meet(ClassLoader loader) {
        try {
            INHERITED.set(new Loud("inherited"));
            Class<?> resolver = Class.forName("dev.whence.it.target.Shouting$Resolver", true, loader);
            for (Object key : new Object[] {
                new Loud("key"), new LoudList(), Kind.ONE, map, new LoudFailure(), Thread.currentThread(), loader, null
            }) {
                resolver.getMethod("resolve", Object.class, Object.class).invoke(null, key, new Loud("answer"));
            }
            Object distant = Class.forName("dev.whence.it.target.Shouting$Distant", true, loader)
                    .getDeclaredConstructor()
                    .newInstance();
            resolver.getMethod("resolve", Object.class, Object.class).invoke(null, "distant", distant);
            for (Throwable failure :
                    new Throwable[] {new LoudFailure(), new LoudSqlFailure(), new Error(new LoudFailure())}) {
                try {
                    resolver.getMethod("fail", Throwable.class).invoke(null, failure);
                } catch (ReflectiveOperationException thrown) {
                    if (thrown.getCause() != failure) {
                        System.out.println("SHOUT another failure: " + thrown.getCause());
                    }
                }
            }
            discover(loader);
        } catch (Exception broken) {
            broken.printStackTrace(System.out);
            System.out.println("SHOUT broken by " + broken.getClass());
        }
    }

    /** By a thread of the application's own class, and while definitions of it are open that come to nothing. */
    private static void discover(ClassLoader loader) throws ReflectiveOperationException {
        Class<?> discovery;
        try {
            discovery = Class.forName("dev.whence.PatchDiscovery");
        } catch (ClassNotFoundException withoutAgent) {
            return;
        }
        Class.forName(WATCHED, false, loader);
        for (int i = 0; i < 20; i++) {
            new LoudLoader().failToDefine(WATCHED);
            Object found = discovery.getMethod("versionsOf", String.class).invoke(null, WATCHED);
            for (Class<?> version : (Class<?>[]) found) {
                discovery.getMethod("refused", Class.class, String.class).invoke(null, version, "too loud");
            }
        }
    }

    /** Made before the agent could be among the callers: the JDK's own constructors call some of them. */
    private static void prepareRoles() {
        Loud loud = new Loud("key");
        LoudLoader loader = new LoudLoader();
        LoudThread thread = new LoudThread(() -> {});
        Domain domain = new Domain();
        ROLES.put("toString", () -> String.valueOf(loud));
        ROLES.put("hashCode", loud::hashCode);
        ROLES.put("equals", () -> loud.equals("other"));
        ROLES.put("compareTo", () -> loud.compareTo(loud));
        ROLES.put("charAt", () -> loud.charAt(0));
        ROLES.put("iterator", () -> new LoudList().iterator());
        ROLES.put("enum", Kind.ONE::toString);
        ROLES.put("message", () -> new LoudFailure().getMessage());
        ROLES.put("cause", () -> new LoudFailure().getCause());
        ROLES.put("stack", () -> new LoudFailure().getStackTrace());
        ROLES.put("state", () -> new LoudSqlFailure().getSQLState());
        ROLES.put("loader", loader::getName);
        ROLES.put("load", () -> loader.load("no.Such"));
        ROLES.put("resource", () -> loader.getResource("x"));
        ROLES.put("thread", thread::getStackTrace);
        ROLES.put("inherited", () -> {
            INHERITED.set(loud);
            new Thread(() -> {}).start();
        });
        ROLES.put("domain", () -> domain.implies(null));
        ROLES.put("url", () -> domain.getCodeSource().getLocation().hashCode());
    }

    /** What a control does instead of the agent, which is among the callers then. */
    public static void touch() {
        ROLES.forEach((role, action) -> {
            try {
                action.run();
            } catch (RuntimeException expected) {
                // It shouted.
            }
        });
    }

    /** Shouts if code of the agent's is among the callers: what the JDK calls of its own accord is its own business. */
    public static void shout(String who) {
        String by = StackWalker.getInstance()
                .walk(frames -> frames.map(frame -> frame.getClassName() + "." + frame.getMethodName())
                        .filter(frame -> frame.startsWith("dev.whence.") && !frame.startsWith("dev.whence.it."))
                        .findFirst()
                        .orElse(""));
        if (!by.isEmpty()) {
            System.out.println("SHOUT " + who + " called by " + by);
            throw new IllegalStateException("secret of " + who);
        }
    }

    /** A loud enum: its name is a field of the JDK's, its text is not. */
    enum Kind {
        ONE {
            @Override
            public String toString() {
                shout("Enum.toString");
                return "one";
            }
        }
    }

    /** A key, an answer, a field's value. */
    static final class Loud implements CharSequence, Comparable<Loud>, Runnable {
        private final String role;

        Loud(String role) {
            this.role = role;
        }

        @Override
        public String toString() {
            shout(role + ".toString");
            return role;
        }

        @Override
        public int hashCode() {
            shout(role + ".hashCode");
            return 1;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            shout(role + ".equals");
            return this == other;
        }

        @Override
        public int compareTo(Loud other) {
            shout(role + ".compareTo");
            return 0;
        }

        @Override
        public int length() {
            shout(role + ".length");
            return 1;
        }

        @Override
        public char charAt(int index) {
            shout(role + ".charAt");
            return 'x';
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            shout(role + ".subSequence");
            return "x";
        }

        @Override
        public void run() {
            shout(role + ".run");
        }
    }

    /** A collection of the application's. */
    static final class LoudList extends AbstractList<Object> {
        @Override
        public Object get(int index) {
            shout("List.get");
            return "x";
        }

        @Override
        public int size() {
            shout("List.size");
            return 1;
        }

        @Override
        public java.util.Iterator<Object> iterator() {
            shout("List.iterator");
            return super.iterator();
        }

        @Override
        public int hashCode() {
            shout("List.hashCode");
            return 1;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            shout("List.equals");
            return this == other;
        }
    }

    /** An exception of the application's. */
    public static class LoudFailure extends RuntimeException {
        private static final long serialVersionUID = 1;

        public LoudFailure() {
            super("quiet");
        }

        @Override
        public String getMessage() {
            shout("Throwable.getMessage");
            return "loud";
        }

        @Override
        public String getLocalizedMessage() {
            shout("Throwable.getLocalizedMessage");
            return "loud";
        }

        @Override
        public synchronized @Nullable Throwable getCause() {
            shout("Throwable.getCause");
            return null;
        }

        @Override
        public StackTraceElement[] getStackTrace() {
            shout("Throwable.getStackTrace");
            return new StackTraceElement[0];
        }

        @Override
        public String toString() {
            shout("Throwable.toString");
            return "loud";
        }

        @Override
        public int hashCode() {
            shout("Throwable.hashCode");
            return 1;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            shout("Throwable.equals");
            return this == other;
        }
    }

    /** One of a driver's. */
    static final class LoudSqlFailure extends SQLException {
        private static final long serialVersionUID = 1;

        LoudSqlFailure() {
            super("quiet", "08001");
        }

        @Override
        public String getSQLState() {
            shout("SQLException.getSQLState");
            return "08002";
        }

        @Override
        public String getMessage() {
            shout("SQLException.getMessage");
            return "loud";
        }

        @Override
        public java.util.Iterator<Throwable> iterator() {
            shout("SQLException.iterator");
            return super.iterator();
        }
    }

    /** A thread of the application's. */
    static final class LoudThread extends Thread {
        LoudThread(Runnable work) {
            super(work);
        }

        @Override
        public StackTraceElement[] getStackTrace() {
            shout("Thread.getStackTrace");
            return new StackTraceElement[0];
        }

        @Override
        @SuppressWarnings("deprecation") // threadId came with 19
        public long getId() {
            shout("Thread.getId");
            return super.getId();
        }

        @Override
        public State getState() {
            shout("Thread.getState");
            return super.getState();
        }

        @Override
        public boolean isInterrupted() {
            shout("Thread.isInterrupted");
            return super.isInterrupted();
        }

        @Override
        public String toString() {
            shout("Thread.toString");
            return "loud";
        }

        @Override
        public int hashCode() {
            shout("Thread.hashCode");
            return 1;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            shout("Thread.equals");
            return this == other;
        }
    }

    /** A loader of the application's, which has classes of its own from an address of its own. */
    static final class LoudLoader extends ClassLoader {
        private final Domain domain = new Domain();

        LoudLoader() {
            super("quiet", Shouting.class.getClassLoader());
        }

        void load(String name) {
            try {
                loadClass(name);
            } catch (ClassNotFoundException expected) {
                // There is none.
            }
        }

        void failToDefine(String name) {
            try {
                defineClass(name, new byte[] {(byte) 0xca, (byte) 0xfe, (byte) 0xba, (byte) 0xbe}, 0, 4, domain);
            } catch (LinkageError expected) {
                // It is no class file.
            }
        }

        @Override
        public String getName() {
            shout("ClassLoader.getName");
            return "loud";
        }

        /** The JVM asks for what woven code refers to; so does the agent, which has to know whether that is to be had. */
        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("dev.whence.agent.") && !name.startsWith("java.lang.")) {
                shout("ClassLoader.loadClass " + name);
            }
            if (!name.startsWith("dev.whence.it.target.Shouting$") || name.contains("Loud")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> known = findLoadedClass(name);
                return known != null ? known : define(name);
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            String file = name.replace('.', '/') + ".class";
            try (InputStream in = Shouting.class.getClassLoader().getResourceAsStream(file)) {
                byte[] bytes = in == null ? new byte[0] : in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length, domain);
            } catch (IOException unreadable) {
                throw new ClassNotFoundException(name, unreadable);
            }
        }

        @Override
        public @Nullable URL getResource(String name) {
            shout("ClassLoader.getResource");
            return super.getResource(name);
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            shout("ClassLoader.getResources");
            return super.getResources(name);
        }

        @Override
        public @Nullable InputStream getResourceAsStream(String name) {
            shout("ClassLoader.getResourceAsStream");
            return super.getResourceAsStream(name);
        }

        @Override
        public String toString() {
            shout("ClassLoader.toString");
            return "loud";
        }

        @Override
        public int hashCode() {
            shout("ClassLoader.hashCode");
            return 1;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            shout("ClassLoader.equals");
            return this == other;
        }
    }

    /** Where its classes come from. */
    static final class Domain extends ProtectionDomain {
        Domain() {
            super(new Source(), null);
        }

        @Override
        public boolean implies(@Nullable Permission permission) {
            shout("ProtectionDomain.implies");
            return true;
        }

        @Override
        public String toString() {
            shout("ProtectionDomain.toString");
            return "loud";
        }

        @Override
        public int hashCode() {
            shout("ProtectionDomain.hashCode");
            return 1;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            shout("ProtectionDomain.equals");
            return this == other;
        }
    }

    /** The address of that. */
    static final class Source extends CodeSource {
        private static final long serialVersionUID = 1;

        Source() {
            super(url(), (Certificate[]) null);
        }

        @SuppressWarnings("deprecation") // URL.of came with 20
        private static URL url() {
            try {
                return new URL(null, "loud://host/path.jar", new Handler());
            } catch (IOException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        @Override
        public boolean implies(CodeSource other) {
            shout("CodeSource.implies");
            return false;
        }

        @Override
        public String toString() {
            shout("CodeSource.toString");
            return "loud";
        }

        @Override
        public int hashCode() {
            shout("CodeSource.hashCode");
            return 1;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            shout("CodeSource.equals");
            return this == other;
        }
    }

    /** What a URL asks for nearly everything. */
    static final class Handler extends URLStreamHandler {
        @Override
        protected URLConnection openConnection(URL url) throws IOException {
            shout("URLStreamHandler.openConnection");
            throw new IOException("nothing is there");
        }

        @Override
        protected int hashCode(URL url) {
            shout("URLStreamHandler.hashCode");
            return 1;
        }

        @Override
        protected boolean equals(URL one, URL other) {
            shout("URLStreamHandler.equals");
            return false;
        }

        @Override
        protected String toExternalForm(URL url) {
            shout("URLStreamHandler.toExternalForm");
            return "loud";
        }
    }

    /** An answer whose class is of the loader's own address. */
    public static final class Distant {
        @Override
        public String toString() {
            shout("answer.toString");
            return "loud";
        }

        @Override
        public int hashCode() {
            shout("answer.hashCode");
            return 1;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            shout("answer.equals");
            return this == other;
        }
    }

    /** A class with versions. */
    public static final class Watched {
        private Watched() {}
    }

    /** Woven, in a loader of the application's; a step of it gives the same answer, and one fails. */
    public static final class Resolver {
        private Resolver() {}

        /** A resolution with steps, of any key. */
        public static Object resolve(Object key, Object answer) {
            missing(key);
            try {
                broken(key);
            } catch (LoudFailure expected) {
                // The next step may have it.
            }
            return found(answer);
        }

        static @Nullable Object missing(Object key) {
            return null;
        }

        static Object broken(Object key) {
            throw new LoudFailure();
        }

        static Object found(Object answer) {
            return answer;
        }

        /** A resolution that fails, within another one. */
        public static Object fail(Throwable failure) throws Throwable {
            throw failure;
        }
    }
}
