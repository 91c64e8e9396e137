package dev.whence.agent.runtime;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Member;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Makes members accessible whose package is not open.
 *
 * <p>The package is opened to a module of one class alone, which is called by nobody else: what the application may do
 * with the package stays the same.
 */
final class ClosedMembers {
    private final Instrumentation instrumentation;
    private final Consumer<AccessibleObject> opener;
    private final Module module;

    ClosedMembers(Instrumentation instrumentation) throws ReflectiveOperationException {
        this.instrumentation = instrumentation;
        this.opener = opener();
        this.module = opener.getClass().getModule();
    }

    /** The same member, accessible. */
    <M extends AccessibleObject & Member> M open(M member) {
        Class<?> type = member.getDeclaringClass();
        Module declaring = type.getModule();
        String packageName = type.getPackageName();
        if (declaring.isNamed() && !declaring.isOpen(packageName, module)) {
            instrumentation.redefineModule(
                    declaring, Set.of(), Map.of(), Map.of(packageName, Set.of(module)), Set.of(), Map.of());
        }
        opener.accept(member);
        return member;
    }

    @SuppressWarnings("unchecked")
    private static Consumer<AccessibleObject> opener() throws ReflectiveOperationException {
        return (Consumer<AccessibleObject>) new Alone()
                .define(BootRelayClasses.opener())
                .getDeclaredConstructor()
                .newInstance();
    }

    /** A loader whose module packages are opened to. */
    private static final class Alone extends ClassLoader {
        Alone() {
            super("whence-fields", null);
        }

        Class<?> define(byte[] file) {
            // With the permissions of the agent: a domain of its own would have none.
            return defineClass(null, file, 0, file.length, ClosedMembers.class.getProtectionDomain());
        }
    }
}
