package dev.whence.agent.runtime;

import dev.whence.agent.support.Errors;
import dev.whence.agent.support.EventText;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * Finds the field that is a point's key where a superclass declares it: private there, most often, so that woven code of
 * the subclass cannot read it.
 *
 * <p>Fields of classes of the JDK's own loaders are looked for: another loader might run the application's code for the
 * types of the other fields.
 */
public final class InheritedFields {
    private static volatile @Nullable InheritedFields open;

    private final ClosedMembers members;

    private InheritedFields(ClosedMembers members) {
        this.members = members;
    }

    /** Makes ready for the first call of a method whose key is such a field, and reads one so that all is loaded. */
    public static synchronized void open(Instrumentation instrumentation) throws ReflectiveOperationException {
        if (open == null) {
            InheritedFields fields = new InheritedFields(new ClosedMembers(instrumentation));
            Field field = fields.find(WarmUp.class, "key");
            if (field == null || !"key".equals(field.get(new WarmUp()))) {
                throw new NoSuchFieldException("key");
            }
            open = fields;
            if (new OfClass("key").get(WarmUp.class) == null) {
                throw new NoSuchFieldException("key");
            }
        }
    }

    /**
     * Has texts of failures read from their fields, since their methods may be the application's.
     *
     * @param states whether there may be failures of databases
     */
    public static synchronized void openFailures(Instrumentation instrumentation, boolean states)
            throws ReflectiveOperationException {
        open(instrumentation);
        Field message = of(Exception.class, "detailMessage");
        Module database = states ? ModuleLayer.boot().findModule("java.sql").orElse(null) : null;
        Field state = null;
        if (database != null) {
            // A subclass: the field is looked for in superclasses. It has no initialiser.
            state = of(Class.forName("java.sql.SQLWarning", false, database.getClassLoader()), "SQLState");
        }
        if (message == null) {
            throw new NoSuchFieldException("detailMessage");
        }
        EventText.read(message, state);
        EventText.of(new RuntimeException("warm-up"));
    }

    /** The field of a class's superclasses, accessible; null where there is none that can be read. */
    static @Nullable Field of(Class<?> type, String name) {
        InheritedFields fields = open;
        if (fields == null) {
            return null;
        }
        try {
            return fields.find(type, name);
        } catch (Throwable error) {
            Errors.add(error);
            return null;
        }
    }

    /**
     * The field of this name that objects of a class have: what a method of an interface may be called on is of many classes.
     * Kept in the class, which lives no longer for it.
     */
    static final class OfClass extends ClassValue<@Nullable Field> {
        private final String name;

        OfClass(String name) {
            this.name = name;
        }

        @Override
        protected @Nullable Field computeValue(Class<?> type) {
            InheritedFields fields = open;
            try {
                return fields == null ? null : fields.findFrom(type, name);
            } catch (Throwable error) {
                Errors.add(error);
                return null;
            }
        }
    }

    private @Nullable Field find(Class<?> type, String name) {
        return findFrom(type.getSuperclass(), name);
    }

    private @Nullable Field findFrom(@Nullable Class<?> type, String name) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            Field field = isAsked(each.getClassLoader()) ? null : declared(each, name);
            if (field != null) {
                return members.open(field);
            }
        }
        return null;
    }

    private static boolean isAsked(@Nullable ClassLoader loader) {
        return loader != ClassLoader.getSystemClassLoader() && Visibility.isAsked(loader);
    }

    private static @Nullable Field declared(Class<?> type, String name) {
        try {
            Field field = type.getDeclaredField(name);
            return Modifier.isStatic(field.getModifiers()) ? null : field;
        } catch (NoSuchFieldException | LinkageError absent) {
            return null;
        }
    }

    private static class Declaring {
        @SuppressWarnings("unused")
        private final String key = "key";
    }

    private static final class WarmUp extends Declaring {}
}
