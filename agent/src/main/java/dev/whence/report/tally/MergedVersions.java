package dev.whence.report.tally;

import dev.whence.report.figures.VersionReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Brings together what several recordings say of one version: same class, same loader, same code source, and the same class
 * files where those are known.
 */
final class MergedVersions {
    private final Map<Key, VersionReport> versions = new LinkedHashMap<>();

    private record Key(
            String className, String loader, @Nullable String codeSource, String sha256) {}

    void add(List<VersionReport> reports) {
        for (VersionReport report : reports) {
            versions.merge(
                    new Key(
                            report.className(),
                            report.loader(),
                            report.codeSource(),
                            report.trust() == null ? "" : report.trust().sha256()),
                    report,
                    MergedVersions::together);
        }
    }

    /** The most used first. A class that was only seen to answer joins the watched one of its name and loader, if there is one. */
    List<VersionReport> report() {
        List<VersionReport> reports = new ArrayList<>();
        for (VersionReport version : versions.values()) {
            if (version.watched()) {
                reports.add(version);
            }
        }
        for (VersionReport version : versions.values()) {
            if (!version.watched() && !join(reports, version)) {
                reports.add(version);
            }
        }
        reports.sort(Comparator.comparingLong(VersionReport::used)
                .reversed()
                .thenComparing(VersionReport::className)
                .thenComparing(VersionReport::loader));
        return List.copyOf(reports);
    }

    private static boolean join(List<VersionReport> reports, VersionReport unwatched) {
        List<VersionReport> same = reports.stream()
                .filter(VersionReport::watched)
                .filter(other -> other.className().equals(unwatched.className())
                        && other.loader().equals(unwatched.loader()))
                .toList();
        if (same.size() != 1) {
            return false;
        }
        reports.replaceAll(other -> other == same.get(0) ? together(other, unwatched) : other);
        return true;
    }

    /** The first is the earlier one; of two watched ones the later says how it ended. */
    private static VersionReport together(VersionReport first, VersionReport second) {
        VersionReport last = second.watched() ? second : first;
        return new VersionReport(
                last.className(),
                last.loader(),
                last.codeSource(),
                last.watched(),
                first.inUse() || second.inUse(),
                last.honoured(),
                last.why(),
                earliest(first.firstSeenNanos(), second.firstSeenNanos()),
                last.trust(),
                first.used() + second.used(),
                first.answered() + second.answered(),
                earliest(first.firstAnswerNanos(), second.firstAnswerNanos()));
    }

    private static long earliest(long first, long second) {
        return first == 0 ? second : second == 0 ? first : Math.min(first, second);
    }
}
