package dev.whence.jmc;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.openjdk.jmc.common.item.Attribute;
import org.openjdk.jmc.common.item.IItem;
import org.openjdk.jmc.common.item.IItemCollection;
import org.openjdk.jmc.common.item.IItemFilter;
import org.openjdk.jmc.common.item.IItemIterable;
import org.openjdk.jmc.common.item.IItemQuery;
import org.openjdk.jmc.common.item.ItemFilters;
import org.openjdk.jmc.common.item.ItemQueryBuilder;
import org.openjdk.jmc.common.unit.IQuantity;
import org.openjdk.jmc.common.unit.UnitLookup;
import org.openjdk.jmc.common.util.IPreferenceValueProvider;
import org.openjdk.jmc.common.util.TypedPreference;
import org.openjdk.jmc.flightrecorder.JfrAttributes;
import org.openjdk.jmc.flightrecorder.rules.IResult;
import org.openjdk.jmc.flightrecorder.rules.TypedCollectionResult;
import org.openjdk.jmc.flightrecorder.rules.TypedResult;

/**
 * Resolutions that fail: how many ended by an exception, at which points, and the exception that came most often.
 *
 * <p>The score is by their share of all resolutions of the worst point, in percent: {@code mapExp100(share, 1, 10)} of Mission
 * Control's rules toolkit, and never below 25: a single failure is worth knowing of.
 */
public final class FailureRule extends WhenceRule {
    static final TypedPreference<IQuantity> INFORMATION = Values.percentage(
            "whence.failures.share.info",
            "Share of failures for information",
            "The share of a point's resolutions that fail at which the score is 25; fewer failures have this score too",
            1);
    static final TypedPreference<IQuantity> WARNING = Values.percentage(
            "whence.failures.share.warning",
            "Share of failures for a warning",
            "The share of a point's resolutions that fail from which the rule warns",
            10);

    static final TypedResult<Number> FAILURES =
            Values.count("failureCount", "Failures", "Resolutions that ended by an exception");
    static final TypedResult<Number> RESOLUTIONS =
            Values.count("resolutionCount", "Resolutions", "Resolutions of the points at which some failed");
    static final TypedResult<IQuantity> SHARE = Values.share(
            "failureShare", "Share of Failures", "Of the worst point's resolutions, how many ended by an exception");
    static final TypedResult<String> POINTS = Values.text("failingPoints", "Points", "The points at which some failed");
    static final TypedResult<String> FAILURE =
            Values.text("mostFrequentFailure", "Most Frequent Failure", "The failure that was recorded most often");

    static final TypedCollectionResult<String> KEYS = Values.lines(
            "failingKeys",
            "Failing Keys",
            "What failed: point, key and exception, with how often, as the agent counted it");

    private static final IItemFilter FAILED = ItemFilters.and(
            ItemFilters.type(Names.RESOLUTION),
            ItemFilters.isNotNull(Attribute.attr("failure", UnitLookup.PLAIN_TEXT)));

    private static final IItemQuery FAILED_EVENTS = ItemQueryBuilder.fromWhere(FAILED)
            .select(JfrAttributes.START_TIME)
            .select(JfrAttributes.DURATION)
            .select(Attribute.attr("point", "Point", UnitLookup.PLAIN_TEXT))
            .select(Attribute.attr("key", "Key", UnitLookup.PLAIN_TEXT))
            .select(Attribute.attr("failure", "Failure", UnitLookup.PLAIN_TEXT))
            .build();

    public FailureRule() {
        super(
                "WhenceFailures",
                "Resolutions That Fail",
                Topics.FAILURES,
                List.of(INFORMATION, WARNING),
                List.of(FAILURES, RESOLUTIONS, SHARE, POINTS, FAILURE, KEYS));
    }

    @Override
    IResult answer(IItemCollection recording, IPreferenceValueProvider preferences, Finding finding) {
        List<PathFigures> figures = Resolutions.in(recording);
        if (figures.isEmpty() && isOff(recording, Names.RESOLUTION) && isOff(recording, Names.SUMMARY)) {
            return finding.notApplicable("The events " + Names.RESOLUTION + " and " + Names.SUMMARY
                    + " were both switched off in this recording.");
        }
        TreeSet<String> failing = figures.stream()
                .filter(path -> path.failures() > 0)
                .map(PathFigures::point)
                .collect(Collectors.toCollection(TreeSet::new));
        if (failing.isEmpty()) {
            return finding.fine("No resolution failed.");
        }
        PathFigures all = PathFigures.sum(figures, path -> failing.contains(path.point()));
        PathFigures worst = worst(figures, failing);
        double percent = Values.percent(worst.failures(), worst.count());
        List<String> keys = FailingKeys.in(recording);
        finding.on(FAILED_EVENTS)
                .with(KEYS, keys)
                .with(FAILURES, all.failures())
                .with(RESOLUTIONS, all.count())
                .with(SHARE, Values.percentage(worst.failures(), worst.count()))
                .with(POINTS, String.join(", ", failing))
                .with(FAILURE, mostFrequent(recording));
        double score = Score.byLimits(
                percent,
                preferences.getPreferenceValue(INFORMATION).doubleValueIn(UnitLookup.PERCENT),
                preferences.getPreferenceValue(WARNING).doubleValueIn(UnitLookup.PERCENT));
        return finding.scored(
                Math.max(Score.INFORMATION, score),
                "{failureCount} of {resolutionCount} resolutions failed ({failingPoints}).",
                "{failureShare} of the resolutions of the point that fails most ended by an exception, which went on to the "
                        + "caller. {mostFrequentFailure}" + (keys.isEmpty() ? "" : " What failed: {failingKeys}"),
                "The steps of a failed resolution say what was tried, in order, and why each path gave no answer: see the "
                        + "events " + Names.STEP + " that have its id.");
    }

    private static PathFigures worst(List<PathFigures> figures, TreeSet<String> failing) {
        PathFigures worst = new PathFigures("", "", 1, 0, 0);
        for (String point : failing) {
            PathFigures sum = PathFigures.sum(figures, path -> path.point().equals(point));
            if (Values.percent(sum.failures(), sum.count()) > Values.percent(worst.failures(), worst.count())) {
                worst = sum;
            }
        }
        return worst;
    }

    private static String mostFrequent(IItemCollection recording) {
        Map<String, Long> counts = new HashMap<>();
        for (IItemIterable stretch : recording.apply(FAILED)) {
            Function<IItem, String> failure = new Columns(stretch.getType()).text("failure");
            for (IItem item : stretch) {
                counts.merge(failure.apply(item), 1L, Long::sum);
            }
        }
        return counts.entrySet().stream()
                .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> "Most often: " + entry.getKey())
                .orElse(
                        "No failed resolution has an event of its own here: all were below the threshold, over the limit "
                                + "events.max, or their event was switched off.");
    }
}
