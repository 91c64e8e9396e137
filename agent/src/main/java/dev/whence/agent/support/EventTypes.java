package dev.whence.agent.support;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.security.AccessController;
import java.security.PrivilegedAction;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;

/** Registers event types so that code without permissions can write them. */
public final class EventTypes {
    private EventTypes() {}

    /**
     * Registers a type.
     *
     * <p>On JDK 17 an event refers to classes of a package of the recorder that only privileged code may load, and does
     * so for the first time inside a call of the application. The types of its fields are loaded here for that.
     */
    @SuppressWarnings("removal")
    public static void register(Class<? extends Event> type) {
        AccessController.doPrivileged((PrivilegedAction<Integer>) new Registration(type));
    }

    /** No lambda: the agent's classes load few of the JDK's. */
    private record Registration(Class<? extends Event> type) implements PrivilegedAction<Integer> {
        @Override
        public Integer run() {
            FlightRecorder.register(type);
            int loaded = 0;
            for (Field field : type.getDeclaredFields()) {
                loaded += Modifier.isStatic(field.getModifiers()) && isLoaded(field) ? 1 : 0;
            }
            return loaded;
        }

        /** The field's type is loaded by now, and so is the class of what it holds, which the event's code names. */
        private boolean isLoaded(Field field) {
            try {
                field.setAccessible(true);
                Object held = field.get(null);
                return held != null
                        && Class.forName(held.getClass().getName(), false, type.getClassLoader()) == held.getClass();
            } catch (ReflectiveOperationException | LinkageError | RuntimeException other) {
                // Of another JDK, where it is not needed.
                return false;
            }
        }
    }
}
