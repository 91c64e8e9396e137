package dev.whence.it.target;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.ProtectionDomain;
import java.security.Provider;
import java.security.Security;
import java.security.cert.Certificate;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.text.NumberFormat;
import java.util.Hashtable;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.Scanner;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.logging.Logger;
import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.naming.spi.InitialContextFactory;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.validation.SchemaFactory;
import org.jspecify.annotations.Nullable;
import trend.portfolio.app.PipelineMode;
import trend.portfolio.app.PipelineProxy;

/** Uses what a ready-made set watches with a secret in each argument, address, map, message and cause. */
public final class Secrets {
    /** Stands in nothing that the JVM itself records, such as its command line. */
    public static final String SECRET = "s3cret-canary";

    private static final String ADDRESS = "http://user:" + SECRET + "@host/lib.jar?token=" + SECRET + "#" + SECRET;

    private Secrets() {}

    /** Waits for a line, does what belongs to a set, and waits for another one. */
    public static void main(String[] arguments) throws Exception {
        System.out.println("up");
        Scanner in = new Scanner(System.in, StandardCharsets.UTF_8);
        for (String line = in.nextLine(); !line.equals("end"); line = in.nextLine()) {
            use(arguments);
            System.out.println("done");
        }
    }

    private static void use(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "service-loader" -> services(Path.of(arguments[1]));
            case "jaxp" -> xml();
            case "jdbc" -> databases();
            case "jndi" -> names();
            case "class-forname" -> classes();
            case "logging" -> logging();
            case "jca" -> algorithms();
            case "jdk" -> ofTheJdk();
            case "pipeline" -> pipelines(Path.of(arguments[1]));
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    /** Prints what was thrown, which shows that the secret was to be had. */
    private static void attempt(Callable<?> action) {
        try {
            action.call();
        } catch (Throwable thrown) {
            for (Throwable each = thrown; each != null; each = each.getCause()) {
                System.out.println("! " + each);
            }
        }
    }

    /** A service whose file has a line that is no name. */
    public static class Misnamed {}

    /** A service whose provider fails. */
    public static class Fragile {}

    /** It says why. */
    public static final class Failing extends Fragile {
        /** Called by the service loader. */
        public Failing() {
            throw new IllegalStateException(SECRET, new IllegalArgumentException(SECRET));
        }
    }

    /** A service whose provider comes from an address with a password. */
    public static class Remote {}

    /** It has the secret in the address of its class. */
    public static final class Distant extends Remote {
        @Override
        public String toString() {
            return SECRET;
        }
    }

    private static void services(Path folder) throws IOException {
        try (URLClassLoader loader = new DistantLoader(folder.toUri().toURL())) {
            for (Class<?> service : new Class<?>[] {Misnamed.class, Fragile.class, Remote.class}) {
                Iterator<?> providers = ServiceLoader.load(service, loader).iterator();
                for (int i = 0; i < 2; i++) {
                    attempt(() -> providers.hasNext() ? providers.next() : null);
                }
            }
        }
    }

    private static final class DistantLoader extends URLClassLoader {
        DistantLoader(URL services) {
            super(new URL[] {services}, Secrets.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.equals(Distant.class.getName())) {
                return super.loadClass(name, resolve);
            }
            Class<?> known = findLoadedClass(name);
            return known != null ? known : define(name);
        }

        private Class<?> define(String name) {
            String file = name.replace('.', '/') + ".class";
            try (InputStream in = Secrets.class.getClassLoader().getResourceAsStream(file)) {
                byte[] bytes = in == null ? new byte[0] : in.readAllBytes();
                CodeSource source = new CodeSource(URI.create(ADDRESS).toURL(), (Certificate[]) null);
                return defineClass(name, bytes, 0, bytes.length, new ProtectionDomain(source, null));
            } catch (IOException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    private static void xml() {
        String factory = "javax.xml.parsers.SAXParserFactory";
        System.setProperty(factory, FailingParsers.class.getName());
        attempt(SAXParserFactory::newInstance);
        System.clearProperty(factory);
        attempt(() -> SchemaFactory.newInstance(ADDRESS));
    }

    /** It says why. */
    public static final class FailingParsers extends SAXParserFactory {
        /** Called by the factory's finder. */
        public FailingParsers() {
            throw new IllegalStateException(SECRET, new IllegalArgumentException(SECRET));
        }

        @Override
        public javax.xml.parsers.@Nullable SAXParser newSAXParser() {
            return null;
        }

        @Override
        public void setFeature(String name, boolean value) {}

        @Override
        public boolean getFeature(String name) {
            return false;
        }
    }

    private static void databases() throws SQLException {
        Driver driver = new FailingDriver();
        DriverManager.registerDriver(driver);
        Properties properties = new Properties();
        properties.put("user", SECRET);
        properties.put("password", SECRET);
        for (String url : new String[] {
            "jdbc:secret:thin:app/" + SECRET + "@//db:1521/x",
            "jdbc:nobody://user:" + SECRET + "@host/x?password=" + SECRET
        }) {
            attempt(() -> DriverManager.getConnection(url, properties));
            attempt(() -> DriverManager.getConnection(url, SECRET, SECRET));
        }
        DriverManager.deregisterDriver(driver);
    }

    /** It says why, also where others have a code. */
    public static final class FailingDriver implements Driver {
        @Override
        public @Nullable Connection connect(String url, Properties properties) throws SQLException {
            if (!acceptsURL(url)) {
                return null;
            }
            SQLException failure = new SQLException(url, SECRET, new IllegalStateException(SECRET));
            failure.setNextException(new SQLException(SECRET));
            throw failure;
        }

        @Override
        public boolean acceptsURL(String url) {
            return url.startsWith("jdbc:secret:");
        }

        @Override
        public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) {
            return new DriverPropertyInfo[0];
        }

        @Override
        public int getMajorVersion() {
            return 1;
        }

        @Override
        public int getMinorVersion() {
            return 0;
        }

        @Override
        public boolean jdbcCompliant() {
            return false;
        }

        @Override
        public Logger getParentLogger() {
            return Logger.getGlobal();
        }
    }

    private static void names() throws NamingException {
        Hashtable<String, Object> environment = new Hashtable<>();
        environment.put(Context.INITIAL_CONTEXT_FACTORY, Contexts.class.getName());
        environment.put(Context.PROVIDER_URL, ADDRESS);
        environment.put(Context.SECURITY_CREDENTIALS, SECRET);
        Context context = new InitialContext(environment);
        attempt(() -> context.lookup("fails"));
        attempt(() -> context.lookup("bean"));
        attempt(() -> context.lookup("ldap://user:" + SECRET + "@127.0.0.1:1/dc=x??sub?(" + SECRET + ")"));
        environment.put(Context.INITIAL_CONTEXT_FACTORY, SECRET);
        attempt(() -> new InitialContext(environment));
    }

    /** A factory whose context says why it fails. */
    public static final class Contexts implements InitialContextFactory {
        @Override
        public Context getInitialContext(Hashtable<?, ?> environment) {
            InvocationHandler handler = (proxy, method, arguments) -> {
                if (!method.getName().equals("lookup")) {
                    return null;
                }
                if (arguments[0].equals("bean")) {
                    return new StringBuilder(SECRET);
                }
                NamingException failure = new NamingException(SECRET);
                failure.setRootCause(new IllegalStateException(SECRET));
                failure.setResolvedObj(SECRET);
                throw failure;
            };
            return (Context)
                    Proxy.newProxyInstance(Contexts.class.getClassLoader(), new Class<?>[] {Context.class}, handler);
        }
    }

    private static void classes() {
        for (int i = 0; i < 2; i++) {
            attempt(() -> Class.forName("dev.whence.it.target.Secrets$FailsOnce"));
        }
        attempt(() -> Class.forName("dev.whence.it.target.Secrets$FailsBadly"));
        attempt(() -> Class.forName(ADDRESS));
    }

    /** Its initialiser says why. */
    static final class FailsOnce {
        static final Object NEVER = never();

        private static Object never() {
            throw new IllegalStateException(SECRET, new IllegalArgumentException(SECRET));
        }
    }

    /** Its initialiser's error comes through as it is. */
    static final class FailsBadly {
        static final Object NEVER = never();

        private static Object never() {
            throw new Error(SECRET);
        }
    }

    private static void logging() throws Exception {
        Class<?> factory = Class.forName("org.slf4j.LoggerFactory");
        Object logger = factory.getMethod("getLogger", String.class).invoke(null, SECRET);
        logger.getClass().getMethod("info", String.class).invoke(logger, SECRET);
    }

    private static void algorithms() {
        Provider provider = new FailingProvider();
        Security.addProvider(provider);
        attempt(() -> MessageDigest.getInstance("FAILING"));
        attempt(() -> provider.getService("MessageDigest", "FAILING").newInstance(SECRET));
        attempt(() -> provider.getService("MessageDigest", "OWN").newInstance(SECRET));
        Security.removeProvider(provider.getName());
    }

    /** A provider that says why. */
    public static final class FailingProvider extends Provider {
        private static final long serialVersionUID = 1;

        FailingProvider() {
            super("Failing", "1", SECRET);
            put("MessageDigest.FAILING", FailingDigest.class.getName());
            put("secret", SECRET);
            putService(new Service(this, "MessageDigest", "OWN", "x.Y", null, null) {
                @Override
                public Object newInstance(@Nullable Object parameter) throws NoSuchAlgorithmException {
                    throw new NoSuchAlgorithmException(SECRET);
                }
            });
        }
    }

    /** It says why. */
    public static final class FailingDigest extends MessageDigest {
        /** Called by the provider. */
        public FailingDigest() throws NoSuchAlgorithmException {
            super("FAILING");
            throw new NoSuchAlgorithmException(SECRET, new IllegalStateException(SECRET));
        }

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

    private static void ofTheJdk() {
        Map<String, String> environment = Map.of("password", SECRET);
        attempt(() -> FileSystems.newFileSystem(URI.create("jar:file:///" + SECRET + ".jar"), environment, null));
        attempt(() -> FileSystems.newFileSystem(URI.create(ADDRESS), environment, null));
        attempt(() -> FileSystems.newFileSystem(Path.of(SECRET), environment, null));
        attempt(() -> Charset.forName(ADDRESS));
        URL.setURLStreamHandlerFactory(protocol -> {
            if (protocol.equals("fails")) {
                throw new IllegalStateException(SECRET, new IllegalArgumentException(SECRET));
            }
            return null;
        });
        attempt(() -> new URL("fails" + ADDRESS.substring("http".length())));
        attempt(() -> new URL("nobodys" + ADDRESS.substring("http".length())));
        attempt(() -> new URL(ADDRESS));
        attempt(() -> ResourceBundle.getBundle(ADDRESS));
        attempt(() -> ResourceBundle.getBundle("fails", Locale.ROOT, new FailingBundles()));
        attempt(() -> NumberFormat.getInstance(Locale.forLanguageTag("en-x-" + SECRET)));
        System.getLogger(SECRET).log(System.Logger.Level.INFO, SECRET);
    }

    /** It says why. */
    private static final class FailingBundles extends ResourceBundle.Control {
        @Override
        public ResourceBundle newBundle(String name, Locale locale, String format, ClassLoader loader, boolean reload) {
            throw new IllegalStateException(SECRET, new IllegalArgumentException(SECRET));
        }
    }

    /** A patch that fails, one that answers, and a live version that fails, each from an address with a password. */
    private static void pipelines(Path folder) throws Exception {
        PipelineProxy proxy = new PipelineProxy(PipelineMode.DEFAULT, null);
        Class<?> failing = new AddressLoader(folder.resolve("failing")).version();
        attempt(() -> failing.getConstructor().newInstance());
        attempt(() -> proxy.resolve("run"));
        Class<?> answering = new AddressLoader(folder.resolve("answering")).version();
        attempt(() -> proxy.resolve("run"));
        attempt(() -> proxy.resolve(ADDRESS));
        attempt(() -> new PipelineProxy(PipelineMode.DEFAULT, failing.getClassLoader()).resolve("run"));
        attempt(() -> new PipelineProxy(PipelineMode.DEFAULT, answering.getClassLoader()).resolve("runFull"));
    }

    private static final class AddressLoader extends ClassLoader {
        private static final String VERSION = "trend.analysis.TrendPipeline";

        private final Path folder;

        AddressLoader(Path folder) {
            super(SECRET.substring(0, 2), Secrets.class.getClassLoader());
            this.folder = folder;
        }

        Class<?> version() throws ClassNotFoundException {
            return loadClass(VERSION);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.equals(VERSION)) {
                return super.loadClass(name, resolve);
            }
            Class<?> known = findLoadedClass(name);
            if (known != null) {
                return known;
            }
            try {
                byte[] bytes = Files.readAllBytes(folder.resolve(VERSION.replace('.', '/') + ".class"));
                CodeSource source = new CodeSource(URI.create(ADDRESS).toURL(), (Certificate[]) null);
                return defineClass(name, bytes, 0, bytes.length, new ProtectionDomain(source, null));
            } catch (IOException impossible) {
                throw new ClassNotFoundException(name, impossible);
            }
        }
    }
}
