package dev.whence.agent.support;

import java.lang.reflect.Field;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads the state of a database's exception. Loaded where there is one: not every runtime has the module of these. */
final class SqlState {
    private static volatile @Nullable Field states;

    private SqlState() {}

    /** Five letters and digits, as the standard has them; null for anything else, which could be any text. */
    static @Nullable String of(Throwable failure) {
        try {
            String state = failure instanceof SQLException exception ? state(exception) : null;
            return state != null && isState(state) ? state : null;
        } catch (IllegalAccessException | RuntimeException unreadable) {
            return null;
        }
    }

    /** The method of a driver's exception would be the driver's code. */
    private static @Nullable String state(SQLException exception) throws IllegalAccessException {
        Field field = states;
        if (field != null) {
            return (String) field.get(exception);
        }
        Class<?> type = exception.getClass();
        return type.getModule() == SQLException.class.getModule() ? exception.getSQLState() : null;
    }

    static void read(Field state) {
        states = state;
    }

    private static boolean isState(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'A' || c > 'Z')) {
                return false;
            }
        }
        return text.length() == 5;
    }
}
