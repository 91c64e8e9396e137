package dev.whence.jmc;

import java.time.Instant;
import org.openjdk.jmc.common.unit.IQuantity;
import org.openjdk.jmc.common.unit.LinearKindOfQuantity;
import org.openjdk.jmc.common.unit.UnitLookup;
import org.openjdk.jmc.common.util.TypedPreference;
import org.openjdk.jmc.flightrecorder.rules.TypedCollectionResult;
import org.openjdk.jmc.flightrecorder.rules.TypedResult;

/** Makes the typed values that Mission Control shows and sets, in its own units. */
final class Values {
    private Values() {}

    /** A count, shown to the last one: Mission Control's quantities of a million and more are not. */
    static TypedResult<Number> count(String id, String name, String description) {
        return new TypedResult<>(id, name, description, UnitLookup.COUNT, Number.class);
    }

    static TypedResult<IQuantity> timespan(String id, String name, String description) {
        return quantity(id, name, description, UnitLookup.TIMESPAN);
    }

    static TypedResult<IQuantity> share(String id, String name, String description) {
        return quantity(id, name, description, UnitLookup.PERCENTAGE);
    }

    static TypedResult<String> text(String id, String name, String description) {
        return new TypedResult<>(id, name, description, UnitLookup.PLAIN_TEXT, String.class);
    }

    static TypedCollectionResult<String> lines(String id, String name, String description) {
        return new TypedCollectionResult<>(id, name, description, UnitLookup.PLAIN_TEXT, String.class);
    }

    static TypedPreference<IQuantity> percentage(String id, String name, String description, double percent) {
        return new TypedPreference<>(
                id, name, description, UnitLookup.PERCENTAGE, UnitLookup.PERCENT.quantity(percent));
    }

    static TypedPreference<IQuantity> number(String id, String name, String description, long number) {
        return new TypedPreference<>(
                id, name, description, UnitLookup.NUMBER, UnitLookup.NUMBER_UNITY.quantity(number));
    }

    static IQuantity nanos(long nanos) {
        return UnitLookup.NANOSECOND.quantity(nanos);
    }

    /** A moment as people of all places read it, in UTC. */
    static String time(IQuantity timestamp) {
        long millis = timestamp.clampedLongValueIn(UnitLookup.EPOCH_MS);
        return Instant.ofEpochMilli(millis).toString();
    }

    /** 0 to 100; 0 of nothing. */
    static double percent(long part, long whole) {
        return whole <= 0 ? 0 : 100.0 * part / whole;
    }

    static IQuantity percentage(long part, long whole) {
        return UnitLookup.PERCENT.quantity(percent(part, whole));
    }

    private static TypedResult<IQuantity> quantity(
            String id, String name, String description, LinearKindOfQuantity kind) {
        return new TypedResult<>(id, name, description, kind, IQuantity.class);
    }
}
