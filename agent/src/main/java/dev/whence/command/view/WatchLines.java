package dev.whence.command.view;

import dev.whence.command.view.WatchSample.Row;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** Writes an interval as lines for programs: one a path, {@code key=value} after the time. */
public final class WatchLines {
    private static final Row NOTHING = new Row("-", "-", 0, 0, 0, 0, 0);

    private WatchLines() {}

    public static List<String> of(WatchSample interval, Instant time) {
        List<Row> rows = interval.rows().isEmpty() ? List.of(NOTHING) : interval.rows();
        return rows.stream().map(row -> line(interval, row, time)).toList();
    }

    private static String line(WatchSample interval, Row row, Instant time) {
        long used = interval.versions().stream()
                .filter(version -> version.flag("inUse"))
                .count();
        return String.format(
                Locale.ROOT,
                "%s point=%s path=%s rate=%.1f/s p50=%dns p99=%dns max=%dns total=%d walks=%.1f/s versions=%d used=%d",
                time.truncatedTo(ChronoUnit.SECONDS),
                row.point(),
                StatusText.named(row.path()),
                interval.perSecond(row.count()),
                row.p50(),
                row.p99(),
                row.max(),
                row.total(),
                interval.perSecond(interval.walks()),
                interval.versions().size(),
                used);
    }
}
