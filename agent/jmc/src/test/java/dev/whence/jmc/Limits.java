package dev.whence.jmc;

import java.util.Map;
import org.openjdk.jmc.common.unit.IQuantity;
import org.openjdk.jmc.common.util.IPreferenceValueProvider;
import org.openjdk.jmc.common.util.TypedPreference;

/** Preferences as a user sets them in Mission Control; what is not set has its default. */
record Limits(Map<TypedPreference<IQuantity>, IQuantity> set) implements IPreferenceValueProvider {

    @Override
    @SuppressWarnings("unchecked")
    public <T> T getPreferenceValue(TypedPreference<T> preference) {
        return (T) ((Map<?, ?>) set).getOrDefault(preference, null) == null
                ? preference.getDefaultValue()
                : (T) set.get(preference);
    }
}
