package dev.whence.jmc;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
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
import org.openjdk.jmc.flightrecorder.JfrAttributes;
import org.openjdk.jmc.flightrecorder.rules.IResult;
import org.openjdk.jmc.flightrecorder.rules.TypedCollectionResult;
import org.openjdk.jmc.flightrecorder.rules.TypedResult;

/**
 * Patched version in use: resolutions that a patched version answered, which version that is, whence it came and since
 * when it is loaded.
 *
 * <p>Information, never a warning: somebody may have meant it. The score is 25 + 49 × the patched answers' share of the
 * resolutions of the points that gave them.
 */
public final class PatchInUseRule extends WhenceRule {
    static final TypedResult<IQuantity> SHARE = Values.share(
            "patchedShare",
            "Share of Patched Answers",
            "Of the points' resolutions, how many a patched version answered");
    static final TypedResult<Number> ANSWERS =
            Values.count("patchedAnswers", "Patched Answers", "Resolutions that a patched version answered");
    static final TypedResult<Number> RESOLUTIONS =
            Values.count("resolutionCount", "Resolutions", "Resolutions of the points that gave patched answers");
    static final TypedResult<String> POINTS =
            Values.text("patchedPoints", "Points", "The points that gave patched answers");
    static final TypedResult<String> SINCE =
            Values.text("patchedSince", "Since", "When the agent first saw the versions, and when one first answered");
    static final TypedResult<String> SETTINGS = Values.text(
            "patchedSettings", "Settings", "Settings of the application with which patched versions are ignored");
    static final TypedCollectionResult<String> VERSIONS =
            Values.lines("patchedVersions", "Versions", "The patched versions in use, with code source and loader");

    private static final IItemFilter BY_PATCH = ItemFilters.and(
            ItemFilters.type(Names.RESOLUTION),
            ItemFilters.equals(Attribute.attr("path", UnitLookup.PLAIN_TEXT), Names.PATCHED));

    private static final IItemQuery PATCH_EVENTS = ItemQueryBuilder.fromWhere(ItemFilters.and(
                    ItemFilters.type(Names.PATCH), ItemFilters.equals(Attribute.attr("inUse", UnitLookup.FLAG), true)))
            .select(JfrAttributes.START_TIME)
            .select(Attribute.attr("className", "Class", UnitLookup.CLASS))
            .select(Attribute.attr("loader", "Class Loader", UnitLookup.PLAIN_TEXT))
            .select(Attribute.attr("firstSeen", "First Seen", UnitLookup.TIMESTAMP))
            .build();

    public PatchInUseRule() {
        super(
                "WhencePatchInUse",
                "Patched Version in Use",
                Topics.VERSIONS,
                List.of(),
                List.of(SHARE, ANSWERS, RESOLUTIONS, POINTS, SINCE, SETTINGS, VERSIONS));
    }

    @Override
    IResult answer(IItemCollection recording, IPreferenceValueProvider preferences, Finding finding) {
        List<PathFigures> figures = Resolutions.in(recording);
        if (figures.isEmpty() && isOff(recording, Names.RESOLUTION) && isOff(recording, Names.SUMMARY)) {
            return finding.notApplicable("The events " + Names.RESOLUTION + " and " + Names.SUMMARY
                    + " were both switched off in this recording.");
        }
        PathFigures patched = PathFigures.sum(figures, path -> path.path().equals(Names.PATCHED));
        if (patched.count() == 0) {
            return finding.fine("No resolution was answered by a patched version.");
        }
        Set<String> points = new TreeSet<>();
        for (PathFigures path : figures) {
            if (path.path().equals(Names.PATCHED) && path.count() > 0) {
                points.add(path.point());
            }
        }
        PathFigures all = PathFigures.sum(figures, path -> points.contains(path.point()));
        IItemCollection answers = recording.apply(BY_PATCH);
        String settings = WalkSettings.of(points, recording);
        List<Version> versions = versionsInUse(recording, answers);
        finding.on(PATCH_EVENTS)
                .with(SHARE, Values.percentage(patched.count(), all.count()))
                .with(ANSWERS, patched.count())
                .with(RESOLUTIONS, all.count())
                .with(POINTS, String.join(", ", points))
                .with(SINCE, since(versions, answers))
                .with(SETTINGS, settings)
                .with(VERSIONS, describe(versions, answers));
        return finding.scored(
                Score.information(patched.count() / (double) all.count()),
                "A patched version answered {patchedAnswers} of {resolutionCount} resolutions ({patchedPoints}).",
                "A patched version is a class of the watched name that is neither the one the application refers to nor the live "
                        + "one; it answers as long as it is loaded. {patchedSince} In use: {patchedVersions}",
                "If it is not meant to be there, find who defined it by its code source and class loader."
                        + (versions.stream()
                                        .allMatch(version -> version.trustedBy().isEmpty())
                                ? " Both are claims of that loader: any code can define such a class, until the point says which versions "
                                        + "may answer (NAME.trust)."
                                : "")
                        + (settings.isEmpty() ? "" : " With {patchedSettings} patched versions are ignored."));
    }

    /**
     * The versions that the agent saw answering, without the application's own. Mission Control shows an answer's class
     * without its loader, so where a point gave live and patched answers of one name, what is not of the launcher's
     * loaders is taken for the patch.
     */
    private static List<Version> versionsInUse(IItemCollection recording, IItemCollection answers) {
        Set<String> names = classNames(answers);
        List<Version> used = Version.in(recording).stream()
                .filter(Version::inUse)
                .filter(version -> names.isEmpty() || names.contains(version.className()))
                .toList();
        List<Version> foreign =
                used.stream().filter(version -> !version.isOfLauncher()).toList();
        return foreign.isEmpty() ? used : foreign;
    }

    private static List<String> describe(List<Version> versions, IItemCollection answers) {
        if (!versions.isEmpty()) {
            return versions.stream().map(Version::describe).sorted().toList();
        }
        Set<String> names = classNames(answers);
        return names.isEmpty()
                ? List.of("a version that the recording does not name")
                : names.stream()
                        .map(name -> name + " (its loader is not in the recording)")
                        .toList();
    }

    private static Set<String> classNames(IItemCollection answers) {
        Set<String> names = new TreeSet<>();
        for (IItemIterable stretch : answers) {
            Function<IItem, String> implementation = new Columns(stretch.getType()).className("implementation");
            for (IItem item : stretch) {
                names.add(implementation.apply(item));
            }
        }
        names.remove("");
        return names;
    }

    private static String since(List<Version> versions, IItemCollection answers) {
        List<String> since = new ArrayList<>();
        IQuantity seen = versions.stream()
                .map(Version::firstSeen)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
        if (seen != null) {
            since.add("First seen: " + Values.time(seen) + ".");
        }
        IQuantity first = firstEnd(answers);
        if (first != null) {
            since.add("First recorded answer: " + Values.time(first) + ".");
        }
        return String.join(" ", since);
    }

    private static @Nullable IQuantity firstEnd(IItemCollection answers) {
        IQuantity first = null;
        for (IItemIterable stretch : answers) {
            Function<IItem, @Nullable IQuantity> end = new Columns(stretch.getType()).timestamp("(endTime)");
            for (IItem item : stretch) {
                IQuantity time = end.apply(item);
                first = first == null || time != null && time.compareTo(first) < 0 ? time : first;
            }
        }
        return first;
    }
}
