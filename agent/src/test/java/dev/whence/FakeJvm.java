package dev.whence;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** What patch discovery asks of the JVM, answered from a list; and what happens on the way there. */
final class FakeJvm {
    final List<Class<?>> loaded = new CopyOnWriteArrayList<>();
    final AtomicInteger walks = new AtomicInteger();
    final AtomicInteger looks = new AtomicInteger();
    /** Runs inside each question, before it is answered. */
    volatile Runnable meanwhile = () -> {};

    final Instrumentation instrumentation = (Instrumentation) Proxy.newProxyInstance(
            FakeJvm.class.getClassLoader(), new Class<?>[] {Instrumentation.class}, (self, method, arguments) -> {
                switch (method.getName()) {
                    case "getAllLoadedClasses":
                        walks.incrementAndGet();
                        meanwhile.run();
                        return some(loaded);
                    case "getInitiatedClasses":
                        looks.incrementAndGet();
                        meanwhile.run();
                        return some(loaded.stream()
                                .filter(each -> each.getClassLoader() == arguments[0])
                                .toList());
                    default:
                        throw new AssertionError("Discovery asks for " + method.getName());
                }
            });

    /** How often it was asked, in either way. */
    int questions() {
        return walks.get() + looks.get();
    }

    /** With what stands between the classes in a real answer as well. */
    private static Class<?>[] some(List<Class<?>> classes) {
        List<Class<?>> answer = new ArrayList<>(classes);
        answer.add(0, null);
        answer.add(String.class);
        answer.add(String[].class);
        return answer.toArray(Class<?>[]::new);
    }
}
