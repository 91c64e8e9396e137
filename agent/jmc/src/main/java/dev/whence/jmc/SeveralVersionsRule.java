package dev.whence.jmc;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
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
import org.openjdk.jmc.flightrecorder.rules.TypedCollectionResult;
import org.openjdk.jmc.flightrecorder.rules.TypedResult;

/**
 * Several versions of one pipeline loaded: classes of one watched name that different loaders held at the same time.
 *
 * <p>The score is by the versions beyond the first: {@code mapExp100(versions - 1, 1, 5)} of Mission Control's rules toolkit.
 * Two are information; six look like loaders that are not let go.
 */
public final class SeveralVersionsRule extends WhenceRule {
    static final TypedPreference<IQuantity> INFORMATION = Values.number(
            "whence.versions.info",
            "Further versions for information",
            "The number of further versions of one name, loaded at the same time, from which the rule reports information",
            1);
    static final TypedPreference<IQuantity> WARNING = Values.number(
            "whence.versions.warning",
            "Further versions for a warning",
            "The number of further versions of one name, loaded at the same time, from which the rule warns",
            5);

    static final TypedResult<Number> COUNT =
            Values.count("versionCount", "Versions", "The most versions of one name that were loaded at once");
    static final TypedResult<String> NAME = Values.text("versionName", "Name", "Their name");
    static final TypedCollectionResult<String> VERSIONS =
            Values.lines("versions", "Versions", "The versions, with code source, loader and whether they were used");

    private static final IItemQuery PATCH_EVENTS = ItemQueryBuilder.fromWhere(ItemFilters.type(Names.PATCH))
            .select(JfrAttributes.START_TIME)
            .select(Attribute.attr("className", "Class", UnitLookup.CLASS))
            .select(Attribute.attr("loader", "Class Loader", UnitLookup.PLAIN_TEXT))
            .select(Attribute.attr("honoured", "Honoured", UnitLookup.FLAG))
            .build();

    public SeveralVersionsRule() {
        super(
                "WhenceSeveralVersions",
                "Several Versions of One Pipeline Loaded",
                Topics.VERSIONS,
                List.of(INFORMATION, WARNING),
                List.of(COUNT, NAME, VERSIONS));
    }

    @Override
    IResult answer(IItemCollection recording, IPreferenceValueProvider preferences, Finding finding) {
        if (isOff(recording, Names.PATCH)) {
            return finding.notApplicable("The event " + Names.PATCH + " was switched off in this recording.");
        }
        List<Version> most = mostAtOnce(Version.in(recording));
        if (most.size() < 2) {
            return finding.fine("No two loaded classes had one watched name at a time.");
        }
        finding.on(PATCH_EVENTS)
                .with(COUNT, most.size())
                .with(NAME, most.get(0).className())
                .with(
                        VERSIONS,
                        most.stream()
                                .map(SeveralVersionsRule::describe)
                                .sorted()
                                .toList());
        return finding.scored(
                Score.byLimits(
                        most.size() - 1,
                        preferences.getPreferenceValue(INFORMATION).doubleValue(),
                        preferences.getPreferenceValue(WARNING).doubleValue()),
                "{versionCount} versions of {versionName} were loaded at once.",
                (resolvesPatches(recording)
                                ? "A patched version wins over the live one where the resolver looks for it and it can be "
                                        + "used."
                                : "Which of them answers is the resolver's decision: one that never looks for versions "
                                        + "answers with its own.")
                        + " The versions: {versions}",
                "Keep the one that is meant, and release the class loaders of the others: of the thread, cache or registry "
                        + "that still refers to them.");
    }

    /** Whether an answer came by way of patched versions: what the resolver does with versions is its own affair. */
    private static boolean resolvesPatches(IItemCollection recording) {
        return Resolutions.in(recording).stream()
                .anyMatch(path -> path.path().equals(Names.PATCHED) && path.count() > 0);
    }

    /** Of all moments at which a version was first seen, the one with the most versions of one name. */
    private static List<Version> mostAtOnce(List<Version> versions) {
        Map<String, List<Version>> byName = new TreeMap<>();
        for (Version version : versions) {
            byName.computeIfAbsent(version.className(), name -> new ArrayList<>())
                    .add(version);
        }
        List<Version> most = List.of();
        for (List<Version> ofName : byName.values()) {
            for (Version version : ofName) {
                List<Version> then = ofName.stream()
                        .filter(other -> wasLoaded(other, version.firstSeen()))
                        .toList();
                most = then.size() > most.size() ? then : most;
            }
        }
        return most;
    }

    private static boolean wasLoaded(Version version, @Nullable IQuantity moment) {
        IQuantity from = version.firstSeen();
        IQuantity until = version.lastSeen();
        return moment == null
                || from == null
                || until == null
                || from.compareTo(moment) <= 0 && moment.compareTo(until) <= 0;
    }

    private static String describe(Version version) {
        String state = version.inUse() ? "in use" : version.honoured() ? "not used" : version.why();
        return version.describe() + ": " + state;
    }
}
