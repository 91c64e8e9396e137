package dev.whence.jmc;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.openjdk.jmc.common.item.Attribute;
import org.openjdk.jmc.common.item.IItemCollection;
import org.openjdk.jmc.common.item.IItemQuery;
import org.openjdk.jmc.common.item.ItemFilters;
import org.openjdk.jmc.common.item.ItemQueryBuilder;
import org.openjdk.jmc.common.unit.IQuantity;
import org.openjdk.jmc.common.unit.UnitLookup;
import org.openjdk.jmc.common.util.IPreferenceValueProvider;
import org.openjdk.jmc.common.util.TypedPreference;
import org.openjdk.jmc.flightrecorder.JfrAttributes;
import org.openjdk.jmc.flightrecorder.rules.IResult;
import org.openjdk.jmc.flightrecorder.rules.TypedResult;

/**
 * Class walks on the request path: how much of the resolutions' time goes into walking over the loaded classes, and what
 * a setting would save.
 *
 * <p>The score is by that share, in percent: {@code mapExp100(share, 5, 25)} of Mission Control's rules toolkit. A walk
 * that each watched name needed once only is information at most: it does not come back.
 */
public final class ClassWalkRule extends WhenceRule {
    static final TypedPreference<IQuantity> INFORMATION = Values.percentage(
            "whence.walks.share.info",
            "Share of walks for information",
            "The share of the resolutions' time spent in class walks from which the rule reports information",
            5);
    static final TypedPreference<IQuantity> WARNING = Values.percentage(
            "whence.walks.share.warning",
            "Share of walks for a warning",
            "The share of the resolutions' time spent in class walks from which the rule warns",
            25);

    static final TypedResult<IQuantity> SHARE =
            Values.share("walkShare", "Share of Walks", "Of the resolutions' time, how much was spent in class walks");
    static final TypedResult<IQuantity> WALK_TIME =
            Values.timespan("walkTime", "Walk Time", "The time that resolutions waited for class walks");
    static final TypedResult<Number> WALKS =
            Values.count("walkCount", "Walks", "Class walks that a resolution waited for");
    static final TypedResult<IQuantity> LONGEST = Values.timespan("longestWalk", "Longest Walk", "The longest of them");
    static final TypedResult<Number> CLASSES =
            Values.count("walkedClasses", "Classes Walked", "The most classes that one of them compared");
    static final TypedResult<Number> RESOLUTIONS =
            Values.count("resolutionCount", "Resolutions", "Resolutions of the points that walked");
    static final TypedResult<IQuantity> RESOLUTION_TIME =
            Values.timespan("resolutionTime", "Resolution Time", "The time that these resolutions took in total");
    static final TypedResult<Number> PATCHED_ANSWERS =
            Values.count("patchedAnswers", "Patched Answers", "Resolutions that a patched version answered");
    static final TypedResult<String> SETTINGS = Values.text(
            "walkSettings", "Settings", "Settings of the application with which the points need no class walk");
    static final TypedResult<String> POINTS = Values.text("walkedPoints", "Points", "The points that walked");

    private static final IItemQuery WALK_EVENTS = ItemQueryBuilder.fromWhere(ItemFilters.type(Names.CLASS_WALK))
            .select(JfrAttributes.START_TIME)
            .select(JfrAttributes.DURATION)
            .select(Attribute.attr("name", "Name", UnitLookup.PLAIN_TEXT))
            .select(Attribute.attr("reason", "Reason", UnitLookup.PLAIN_TEXT))
            .build();

    public ClassWalkRule() {
        super(
                "WhenceClassWalks",
                "Class Walks on the Request Path",
                Topics.CLASS_WALKS,
                List.of(INFORMATION, WARNING),
                List.of(
                        SHARE,
                        WALK_TIME,
                        WALKS,
                        LONGEST,
                        CLASSES,
                        RESOLUTIONS,
                        RESOLUTION_TIME,
                        PATCHED_ANSWERS,
                        SETTINGS,
                        POINTS));
    }

    @Override
    IResult answer(IItemCollection recording, IPreferenceValueProvider preferences, Finding finding) {
        if (isOff(recording, Names.CLASS_WALK)) {
            return finding.notApplicable("The event " + Names.CLASS_WALK + " was switched off in this recording.");
        }
        List<Walk> walks = Walk.in(recording).stream()
                .filter(walk -> walk.resolution() != 0)
                .toList();
        if (walks.isEmpty()) {
            return finding.fine("No resolution waited for a class walk.");
        }
        List<PathFigures> figures = Resolutions.in(recording);
        Set<String> points = pointsThatWalked(walks, recording);
        PathFigures all = PathFigures.sum(figures, path -> points.isEmpty() || points.contains(path.point()));
        if (all.nanos() == 0) {
            return finding.notApplicable("The recording holds class walks, but neither resolutions nor summaries to "
                    + "compare their time with.");
        }
        PathFigures patched = PathFigures.sum(
                figures,
                path -> (points.isEmpty() || points.contains(path.point()))
                        && path.path().equals(Names.PATCHED));
        String settings = WalkSettings.of(points, recording);
        long time = walks.stream().mapToLong(Walk::nanos).sum();
        finding.on(WALK_EVENTS)
                .with(SHARE, Values.percentage(time, all.nanos()))
                .with(WALK_TIME, Values.nanos(time))
                .with(WALKS, walks.size())
                .with(
                        LONGEST,
                        Values.nanos(walks.stream().mapToLong(Walk::nanos).max().orElse(0)))
                .with(CLASSES, walks.stream().mapToLong(Walk::classes).max().orElse(0))
                .with(RESOLUTIONS, all.count())
                .with(RESOLUTION_TIME, Values.nanos(all.nanos()))
                .with(PATCHED_ANSWERS, patched.count())
                .with(SETTINGS, settings)
                .with(POINTS, points.isEmpty() ? "all points" : String.join(", ", points));
        return finding.scored(
                score(walks, Values.percent(time, all.nanos()), preferences),
                "Class walks take {walkShare} of the time of resolutions ({walkedPoints}).",
                "{resolutionCount} resolutions took {resolutionTime} in total. Of that they waited {walkTime} for walks over "
                        + "the loaded classes: {walkCount} in total, the longest {longestWalk}, over up to {walkedClasses} "
                        + "classes. A walk looks for patched versions that other class loaders hold.",
                saved(settings, patched.count()));
    }

    private static Set<String> pointsThatWalked(List<Walk> walks, IItemCollection recording) {
        return Resolutions.pointsOf(walks.stream().map(Walk::resolution).collect(Collectors.toSet()), recording);
    }

    private static double score(List<Walk> walks, double percent, IPreferenceValueProvider preferences) {
        double score = Score.byLimits(
                percent,
                preferences.getPreferenceValue(INFORMATION).doubleValueIn(UnitLookup.PERCENT),
                preferences.getPreferenceValue(WARNING).doubleValueIn(UnitLookup.PERCENT));
        boolean comesBack = walks.stream().map(Walk::name).distinct().count() < walks.size();
        return comesBack ? score : Math.min(score, Score.MOST_INFORMATION);
    }

    private static String saved(String settings, long patchedAnswers) {
        String saved = settings.isEmpty()
                ? "A mode of the resolver that does not look for patched versions would save {walkTime}."
                : "Setting {walkSettings} would save {walkTime}: the resolutions then need no walk.";
        return patchedAnswers == 0
                ? saved
                : saved
                        + " But the answers by a patched version, {patchedAnswers} here, would then be those of the direct version.";
    }
}
