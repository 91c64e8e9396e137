package dev.whence.agent.support;

import java.util.ArrayList;
import java.util.List;

/** Answers of which types a loaded class is, by the types themselves or by their names. Loads nothing. */
public final class Supertypes {
    private Supertypes() {}

    /** Whether a class is of a type with this name: itself, or by a supertype. */
    public static boolean isOne(Class<?> type, String name) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            if (each.getName().equals(name)) {
                return true;
            }
            for (Class<?> implemented : each.getInterfaces()) {
                if (isOne(implemented, name)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a class is one of some types, or implements or extends one. */
    public static boolean isOf(Class<?> type, List<Class<?>> types) {
        for (Class<?> each : types) {
            if (each.isAssignableFrom(type)) {
                return true;
            }
        }
        return false;
    }

    /** Of the loaded classes, those of a type with this name. */
    public static List<Class<?>> among(Class<?>[] loaded, String name) {
        List<Class<?>> found = new ArrayList<>();
        for (Class<?> each : loaded) {
            if (ClassWalk.isNamed(each) && isOne(each, name)) {
                found.add(each);
            }
        }
        return found;
    }
}
