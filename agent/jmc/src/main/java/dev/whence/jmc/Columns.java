package dev.whence.jmc;

import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmc.common.IMCType;
import org.openjdk.jmc.common.item.Attribute;
import org.openjdk.jmc.common.item.IItem;
import org.openjdk.jmc.common.item.IMemberAccessor;
import org.openjdk.jmc.common.item.IType;
import org.openjdk.jmc.common.unit.ContentType;
import org.openjdk.jmc.common.unit.IQuantity;
import org.openjdk.jmc.common.unit.UnitLookup;

/**
 * Reads the fields of one type's events in one stretch of a recording.
 *
 * <p>A recording holds several stretches of one type, one for each group of chunks. A field that is not there, as in a
 * recording of another agent's version, reads as empty, zero or false.
 */
final class Columns {
    private final IType<IItem> type;

    Columns(IType<IItem> type) {
        this.type = type;
    }

    /** Text fit for messages; empty where the event has none. */
    Function<IItem, String> text(String field) {
        Function<IItem, @Nullable String> text = read(field, UnitLookup.PLAIN_TEXT);
        return item -> {
            String raw = text.apply(item);
            return raw == null ? "" : Plain.text(raw);
        };
    }

    /** Text as it is, with its line ends; empty where the event has none. */
    Function<IItem, String> lines(String field) {
        Function<IItem, @Nullable String> text = read(field, UnitLookup.PLAIN_TEXT);
        return item -> {
            String raw = text.apply(item);
            return raw == null ? "" : raw;
        };
    }

    /** A class's binary name; empty where the event has none. */
    Function<IItem, String> className(String field) {
        Function<IItem, @Nullable IMCType> type = read(field, UnitLookup.CLASS);
        return item -> {
            IMCType named = type.apply(item);
            return named == null || named.getFullName() == null ? "" : Plain.text(named.getFullName());
        };
    }

    /** A number; Mission Control takes an int for a quantity, and a long without a unit for a mere number. */
    ToLongFunction<IItem> number(String field) {
        Function<IItem, @Nullable IQuantity> quantity = read(field, UnitLookup.NUMBER);
        Function<IItem, @Nullable Number> raw = read(field, UnitLookup.RAW_NUMBER);
        return item -> {
            IQuantity value = quantity.apply(item);
            if (value != null) {
                return value.clampedLongValueIn(UnitLookup.NUMBER_UNITY);
            }
            Number number = raw.apply(item);
            return number == null ? 0 : number.longValue();
        };
    }

    /** A timespan in nanoseconds. */
    ToLongFunction<IItem> nanos(String field) {
        Function<IItem, @Nullable IQuantity> time = read(field, UnitLookup.TIMESPAN);
        return item -> {
            IQuantity value = time.apply(item);
            return value == null ? 0 : value.clampedLongValueIn(UnitLookup.NANOSECOND);
        };
    }

    Function<IItem, @Nullable IQuantity> timestamp(String field) {
        return read(field, UnitLookup.TIMESTAMP);
    }

    Predicate<IItem> flag(String field) {
        Function<IItem, @Nullable Boolean> flag = read(field, UnitLookup.FLAG);
        return item -> Boolean.TRUE.equals(flag.apply(item));
    }

    private <M> Function<IItem, @Nullable M> read(String field, ContentType<M> content) {
        IMemberAccessor<M, IItem> accessor = Attribute.attr(field, content).getAccessor(type);
        return accessor == null ? item -> null : accessor::getMember;
    }
}
