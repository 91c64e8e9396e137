package dev.whence.jmc;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmc.common.item.Attribute;
import org.openjdk.jmc.common.item.IItem;
import org.openjdk.jmc.common.item.IItemCollection;
import org.openjdk.jmc.common.item.IItemIterable;
import org.openjdk.jmc.common.item.IItemQuery;
import org.openjdk.jmc.common.item.ItemFilters;
import org.openjdk.jmc.common.item.ItemQueryBuilder;
import org.openjdk.jmc.common.unit.IQuantity;
import org.openjdk.jmc.common.unit.UnitLookup;
import org.openjdk.jmc.common.util.IPreferenceValueProvider;
import org.openjdk.jmc.flightrecorder.JfrAttributes;
import org.openjdk.jmc.flightrecorder.rules.IResult;
import org.openjdk.jmc.flightrecorder.rules.TypedCollectionResult;
import org.openjdk.jmc.flightrecorder.rules.TypedResult;

/**
 * Point matched nothing: configured methods that were not woven, with why, as the agent last said.
 *
 * <p>The last word counts: a class that is loaded later is woven then. The score is 75 where a point's own method is
 * missing, since nothing of it is recorded then, and 50 where only a step or a mode of one is.
 */
public final class UnmatchedPointRule extends WhenceRule {
    static final double POINT_MISSING = Score.WARNING;
    static final double PART_MISSING = 50;

    static final TypedResult<Number> COUNT =
            Values.count("unmatchedCount", "Unmatched", "Configured methods that were not woven");
    static final TypedCollectionResult<String> LINES =
            Values.lines("unmatchedMethods", "Methods", "The configured methods that were not woven, with why");

    private static final IItemQuery AGENT_EVENTS = ItemQueryBuilder.fromWhere(ItemFilters.type(Names.AGENT))
            .select(JfrAttributes.START_TIME)
            .select(Attribute.attr("options", "Options", UnitLookup.PLAIN_TEXT))
            .build();

    public UnmatchedPointRule() {
        super("WhenceUnmatchedPoints", "Point Matched Nothing", Topics.POINTS, List.of(), List.of(COUNT, LINES));
    }

    @Override
    IResult answer(IItemCollection recording, IPreferenceValueProvider preferences, Finding finding) {
        String last = lastWord(recording);
        if (last == null) {
            return finding.notApplicable(
                    "The recording holds no event " + Names.AGENT + ", which says what was woven.");
        }
        List<String> lines =
                last.lines().map(Plain::text).filter(line -> !line.isEmpty()).toList();
        if (lines.isEmpty()) {
            return finding.fine("Every configured method was found and woven.");
        }
        finding.on(AGENT_EVENTS).with(COUNT, lines.size()).with(LINES, lines);
        return finding.scored(
                lines.stream().allMatch(UnmatchedPointRule::isPart) ? PART_MISSING : POINT_MISSING,
                "Configured methods that matched nothing, or could not be woven: {unmatchedCount}.",
                "They are not recorded. A class that was not loaded while the recording ran is not an error by itself: it is "
                        + "woven as soon as it is loaded. The methods, with why: {unmatchedMethods}",
                "Compare the names with the application's, down to upper and lower case and the parameter list. The option "
                        + "points.file or point holds them.");
    }

    /** A line of the agent reads {@code NAME = Class::method: why}, where a part's name is that of its point and more. */
    private static boolean isPart(String line) {
        int equals = line.indexOf(" = ");
        String name = equals < 0 ? line : line.substring(0, equals);
        return name.contains(".step.") || name.contains(".mode.");
    }

    private static @Nullable String lastWord(IItemCollection recording) {
        IQuantity latest = null;
        String last = null;
        for (IItemIterable stretch : recording.apply(ItemFilters.type(Names.AGENT))) {
            Columns columns = new Columns(stretch.getType());
            Function<IItem, @Nullable IQuantity> time = columns.timestamp("startTime");
            Function<IItem, String> unmatched = columns.lines("unmatched");
            for (IItem item : stretch) {
                IQuantity lastSeen = time.apply(item);
                if (last == null || latest == null || lastSeen != null && lastSeen.compareTo(latest) >= 0) {
                    latest = lastSeen;
                    last = unmatched.apply(item);
                }
            }
        }
        return last;
    }
}
