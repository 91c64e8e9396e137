package dev.whence.command.jvm;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Properties;
import net.bytebuddy.agent.ByteBuddyAgent.AttachmentProvider;
import org.jspecify.annotations.Nullable;

/**
 * A connection to a JVM's attach listener, made by the module {@code jdk.attach} where this runtime has it: Byte Buddy finds
 * it, and gives a class with the methods of the JDK's {@code VirtualMachine}, called here by their names.
 */
final class Attachment implements AutoCloseable {
    private final Object machine;

    private Attachment(Object machine) {
        this.machine = machine;
    }

    /** Whether this runtime can attach to a JVM at all. */
    static boolean isPossible() {
        return AttachmentProvider.ForModularizedVm.INSTANCE.attempt().isAvailable();
    }

    /**
     * Connects.
     *
     * @throws AttachFailedException if the JVM does not answer or does not let anybody in
     */
    static Attachment to(long pid) throws AttachFailedException {
        Class<?> type = AttachmentProvider.ForModularizedVm.INSTANCE.attempt().getVirtualMachineType();
        Object machine = call(type, "attach", null, new Class<?>[] {String.class}, Long.toString(pid));
        if (machine == null) {
            throw new AttachFailedException("it did not answer");
        }
        return new Attachment(machine);
    }

    Properties systemProperties() throws AttachFailedException {
        return call("getSystemProperties") instanceof Properties properties ? properties : new Properties();
    }

    /** Loads the agent; comes back when its {@code agentmain} has. */
    void load(String jar, String argument) throws AttachFailedException {
        Class<?>[] parameters = {String.class, String.class};
        call(machine.getClass(), "loadAgent", machine, parameters, jar, argument);
    }

    @Override
    public void close() {
        try {
            call("detach");
        } catch (AttachFailedException alreadyGone) {
            // What was asked for is done, or its failure is reported.
        }
    }

    private @Nullable Object call(String method) throws AttachFailedException {
        return call(machine.getClass(), method, machine, new Class<?>[0]);
    }

    private static @Nullable Object call(
            Class<?> type, String name, @Nullable Object on, Class<?>[] parameters, Object... arguments)
            throws AttachFailedException {
        try {
            return accessible(type, name, parameters).invoke(on, arguments);
        } catch (InvocationTargetException thrown) {
            throw new AttachFailedException(said(thrown.getCause()));
        } catch (ReflectiveOperationException e) {
            throw new AttachFailedException(e.toString());
        }
    }

    /** The method where it is public: the JDK's own implementation is not, its superclass is. */
    private static Method accessible(Class<?> type, String name, Class<?>[] parameters) throws NoSuchMethodException {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            if (Modifier.isPublic(each.getModifiers()) && each.getModule().isExported(each.getPackageName())) {
                return each.getMethod(name, parameters);
            }
        }
        throw new NoSuchMethodException(type.getName() + "." + name);
    }

    private static String said(@Nullable Throwable failure) {
        String message = failure instanceof Exception ? failure.getMessage() : null;
        return message == null ? String.valueOf(failure) : message;
    }
}
