package dev.whence.agent.support;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads the state of a database's exception. Loaded where there is one: not every runtime has the module of these. */
final class SqlState {
    private SqlState() {}

    /** Five letters and digits, as the standard has them; null for anything else, which could be any text. */
    static @Nullable String of(Throwable failure) {
        try {
            String state = failure instanceof SQLException exception ? exception.getSQLState() : null;
            return state != null && isState(state) ? state : null;
        } catch (Throwable unreadable) {
            return null;
        }
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
