package trend.analysis;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer of {@link Pipeline#run}: a row per selected fund.
 *
 * @param computedBy who computed this, for a person to read, where it was not the pipeline the application came with;
 *     null for that one
 * @param funds the rows by fund, in rank order
 * @param leftOut the funds that were not considered because a return is missing in one of the windows, each with the
 *     first such month
 */
public record RunResult(@Nullable String computedBy, Map<String, FundRow> funds, Map<String, Month> leftOut) {

    /** Creates the answer; maps are copied and keep their order. */
    public RunResult {
        funds = Collections.unmodifiableMap(new LinkedHashMap<>(funds));
        leftOut = Collections.unmodifiableMap(new LinkedHashMap<>(leftOut));
    }

    /**
     * Returns this answer under the name of the pipeline that computed it.
     *
     * @param pipeline who computed it, for a person to read
     * @return the same figures, so named
     */
    public RunResult computedBy(String pipeline) {
        return new RunResult(pipeline, funds, leftOut);
    }
}
