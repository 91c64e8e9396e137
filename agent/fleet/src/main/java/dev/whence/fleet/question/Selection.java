package dev.whence.fleet.question;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which facts are asked.
 *
 * @param service only those of this service; null for all
 * @param fromHour only those of this hour and later; null for all
 */
public record Selection(@Nullable String service, @Nullable String fromHour) {
    public static final Selection ALL = new Selection(null, null);

    /** As a condition of SQL, where a quote in a text is written twice; null for all facts. */
    public @Nullable String sql() {
        List<String> conditions = new ArrayList<>();
        if (service != null) {
            conditions.add("service = '" + service.replace("'", "''") + "'");
        }
        if (fromHour != null) {
            conditions.add("hour >= '" + fromHour + "'");
        }
        return conditions.isEmpty() ? null : String.join(" and ", conditions);
    }
}
