package dev.whence.jmc;

import java.util.Map;
import org.openjdk.jmc.common.util.IPreferenceValueProvider;
import org.openjdk.jmc.common.util.TypedPreference;

/** Preferences as a user sets them in Mission Control; what is not set has its default. */
record Limits(Map<? extends TypedPreference<?>, ?> set) implements IPreferenceValueProvider {

    @Override
    @SuppressWarnings("unchecked")
    public <T> T getPreferenceValue(TypedPreference<T> preference) {
        T value = (T) set.get(preference);
        return value == null ? preference.getDefaultValue() : value;
    }
}
