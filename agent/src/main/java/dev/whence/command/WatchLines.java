package dev.whence.command;

import dev.whence.command.Interval.Row;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** Writes an interval as lines for programs: one a path, {@code key=value} after the time. */
final class WatchLines {
    private static final Row NOTHING = new Row("-", "-", 0, 0, 0, 0, 0);

    private WatchLines() {}

    static List<String> of(Interval interval, Instant time) {
        List<Row> rows = interval.rows().isEmpty() ? List.of(NOTHING) : interval.rows();
        return rows.stream().map(row -> line(interval, row, time)).toList();
    }

    private static String line(Interval interval, Row row, Instant time) {
        long used = interval.versions().stream()
                .filter(version -> version.flag("inUse"))
                .count();
        return String.format(
                Locale.ROOT,
                "%s point=%s path=%s rate=%.1f/s p50=%dns p99=%dns max=%dns total=%d walks=%.1f/s versions=%d used=%d",
                time.truncatedTo(ChronoUnit.SECONDS),
                row.point(),
                Findings.named(row.path()),
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
