package dev.whence.jmc;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RunnableFuture;
import org.openjdk.jmc.common.item.IItemCollection;
import org.openjdk.jmc.common.item.ItemFilters;
import org.openjdk.jmc.common.util.IPreferenceValueProvider;
import org.openjdk.jmc.common.util.TypedPreference;
import org.openjdk.jmc.flightrecorder.rules.IResult;
import org.openjdk.jmc.flightrecorder.rules.IResultValueProvider;
import org.openjdk.jmc.flightrecorder.rules.IRule;
import org.openjdk.jmc.flightrecorder.rules.TypedResult;
import org.openjdk.jmc.flightrecorder.rules.util.RulesToolkit;
import org.openjdk.jmc.flightrecorder.rules.util.RulesToolkit.EventAvailability;

/** What Whence's rules have in common: they hold no state, and say so where a recording cannot answer them. */
abstract class WhenceRule implements IRule {
    private static final String ANY_EVENT = "whence\\..*";

    private final String id;
    private final String name;
    private final String topic;
    private final List<TypedPreference<?>> preferences;
    private final List<TypedResult<?>> results;

    WhenceRule(
            String id,
            String name,
            String topic,
            List<TypedPreference<?>> preferences,
            List<? extends TypedResult<?>> results) {
        this.id = id;
        this.name = name;
        this.topic = topic;
        this.preferences = preferences;
        List<TypedResult<?>> all = new ArrayList<>(results);
        all.add(TypedResult.SCORE);
        all.add(TypedResult.ITEM_QUERY);
        this.results = List.copyOf(all);
    }

    /** The rule's answer, for a recording that holds events of Whence. */
    abstract IResult answer(IItemCollection recording, IPreferenceValueProvider preferences, Finding finding);

    @Override
    public final RunnableFuture<IResult> createEvaluation(
            IItemCollection recording, IPreferenceValueProvider given, IResultValueProvider resultsOfOthers) {
        return new FutureTask<>(() -> evaluate(recording, given));
    }

    @Override
    public final String getId() {
        return id;
    }

    @Override
    public final String getName() {
        return name;
    }

    @Override
    public final String getTopic() {
        return topic;
    }

    /** Empty: most rules are content with one of several event types, which this map cannot say. */
    @Override
    public final Map<String, EventAvailability> getRequiredEvents() {
        return Map.of();
    }

    @Override
    public final Collection<TypedPreference<?>> getConfigurationAttributes() {
        return preferences;
    }

    @Override
    public final Collection<TypedResult<?>> getResults() {
        return results;
    }

    /** Whether a recording is set not to hold these events. */
    static boolean isOff(IItemCollection recording, String eventType) {
        return RulesToolkit.getEventAvailability(recording, eventType) == EventAvailability.DISABLED;
    }

    private IResult evaluate(IItemCollection recording, IPreferenceValueProvider given) {
        Finding finding = new Finding(this, given);
        if (!recording.apply(ItemFilters.typeMatches(ANY_EVENT)).hasItems()) {
            return finding.notApplicable("The recording holds no event of Whence: the agent was not attached, "
                    + "or its events were switched off.");
        }
        return answer(recording, given, finding);
    }
}
