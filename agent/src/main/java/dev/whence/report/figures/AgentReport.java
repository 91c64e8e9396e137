package dev.whence.report.figures;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an agent said of itself.
 *
 * @param timeNanos when, since the epoch
 * @param version its version
 * @param service the service that its JVM is of; empty where nobody said
 * @param serviceVersion the version of that service; empty where nobody said
 * @param host its machine or container; empty where unknown
 * @param instance what distinguishes its JVM from others of the service; empty where nobody said
 * @param launch {@code premain} or {@code attach}
 * @param options as it was given them
 * @param discovery what it did with the versions of watched names, and the policy of each; empty where that was not recorded
 * @param points what it wove
 * @param unmatched what matched nothing or could not be woven, and why
 * @param gaveWay of each point that cost more than {@code cost.max}, what it cost, what was done and when
 * @param spares settings of the application that save class walks, by the point that they belong to
 * @param errors how many errors it had met
 * @param lastError the last one's text; null where there was none
 * @param exhausted how many calls it did not record since their thread's stack was exhausted; may be too few
 */
public record AgentReport(
        long timeNanos,
        String version,
        String service,
        String serviceVersion,
        String host,
        String instance,
        String launch,
        String options,
        String discovery,
        List<String> points,
        List<String> unmatched,
        List<String> gaveWay,
        Map<String, String> spares,
        long errors,
        @Nullable String lastError,
        long exhausted) {}
