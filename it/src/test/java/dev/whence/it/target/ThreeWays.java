package dev.whence.it.target;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.nio.charset.Charset;
import java.security.MessageDigest;
import java.sql.DriverManager;
import java.util.List;
import java.util.ResourceBundle;
import java.util.ServiceLoader;
import java.util.spi.ToolProvider;
import javax.naming.InitialContext;
import javax.xml.parsers.DocumentBuilderFactory;
import trend.portfolio.app.PipelineMode;
import trend.portfolio.app.PipelineProxy;

/** Resolves by a direct call, by reflection and by a method handle, and prints how each call ended. */
public final class ThreeWays {
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

    private ThreeWays() {}

    public static void main(String[] arguments) throws Throwable {
        switch (arguments[0]) {
            case "class-forname" -> {
                print(() -> Class.forName("java.util.ArrayList"));
                call(Class.class, "forName", List.of(String.class), "java.util.LinkedList", "java.util.TreeMap");
                ClassLoader loader = ThreeWays.class.getClassLoader();
                print(() -> Class.forName("java.util.ArrayDeque", false, loader));
                Method three = Class.class.getMethod("forName", String.class, boolean.class, ClassLoader.class);
                print(() -> three.invoke(null, "java.util.BitSet", false, loader));
                MethodHandle handle = LOOKUP.unreflect(three);
                print(() -> handle.invoke("java.util.Stack", false, loader));
                Module base = Object.class.getModule();
                print(() -> Class.forName(base, "java.util.Vector"));
                Method inModule = Class.class.getMethod("forName", Module.class, String.class);
                print(() -> inModule.invoke(null, base, "java.util.Hashtable"));
                MethodHandle handleInModule = LOOKUP.unreflect(inModule);
                print(() -> handleInModule.invoke(base, "java.util.Missing"));
            }
            case "jca" -> {
                print(() -> MessageDigest.getInstance("MD5"));
                call(MessageDigest.class, "getInstance", List.of(String.class), "SHA-256", "SHA-512");
            }
            case "jdk" -> {
                print(() -> Charset.forName("UTF-32"));
                call(Charset.class, "forName", List.of(String.class), "UTF-32BE", "UTF-32LE");
                print(() -> ResourceBundle.getBundle("missing.Direct"));
                call(ResourceBundle.class, "getBundle", List.of(String.class), "missing.Reflected", "missing.Handled");
            }
            case "pipeline" -> {
                PipelineProxy proxy = new PipelineProxy(PipelineMode.SIMPLE, null);
                print(() -> proxy.resolve("run"));
                Method resolve = PipelineProxy.class.getMethod("resolve", String.class);
                print(() -> resolve.invoke(proxy, "runFull"));
                MethodHandle handle = LOOKUP.unreflect(resolve);
                print(() -> handle.invoke(proxy, "run"));
            }
            case "jdbc" -> {
                print(() -> DriverManager.getConnection("jdbc:none"));
                call(DriverManager.class, "getConnection", List.of(String.class), "jdbc:none", "jdbc:none");
            }
            case "jaxp" -> {
                print(DocumentBuilderFactory::newInstance);
                call(DocumentBuilderFactory.class, "newInstance", List.of());
            }
            case "service-loader" -> {
                print(() -> ServiceLoader.load(ToolProvider.class).findFirst().orElseThrow());
                Method load = ServiceLoader.class.getMethod("load", Class.class);
                print(() -> ((ServiceLoader<?>) load.invoke(null, ToolProvider.class))
                        .findFirst()
                        .orElseThrow());
                MethodHandle handle = LOOKUP.unreflect(load);
                print(() -> ((ServiceLoader<?>) handle.invoke(ToolProvider.class))
                        .findFirst()
                        .orElseThrow());
            }
            case "jndi" -> {
                InitialContext context = new InitialContext();
                print(() -> context.lookup("direct"));
                Method lookup = InitialContext.class.getMethod("lookup", String.class);
                print(() -> lookup.invoke(context, "reflected"));
                MethodHandle handle = LOOKUP.unreflect(lookup);
                print(() -> handle.invoke(context, "handled"));
            }
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    /** A static method that takes one text or nothing. */
    private static void call(Class<?> type, String name, List<Class<?>> parameters, String... given) throws Throwable {
        Method method = type.getMethod(name, parameters.toArray(new Class<?>[0]));
        print(() -> parameters.isEmpty() ? method.invoke(null) : method.invoke(null, given[0]));
        MethodHandle handle = LOOKUP.findStatic(type, name, MethodType.methodType(method.getReturnType(), parameters));
        print(() -> parameters.isEmpty() ? handle.invoke() : handle.invoke(given[1]));
    }

    private static void print(Call call) {
        try {
            System.out.println(call.run() == null ? "nothing" : "an answer");
        } catch (Throwable thrown) {
            System.out.println("! " + thrown.getClass().getName());
        }
    }

    private interface Call {
        Object run() throws Throwable;
    }
}
