package dev.whence.agent.runtime;

import dev.whence.agent.answer.ForeignFields;
import dev.whence.agent.point.Point;
import dev.whence.agent.point.Reading;
import dev.whence.agent.point.ValuePath;
import dev.whence.agent.support.Errors;
import dev.whence.agent.support.EventText;
import dev.whence.agent.support.SecretText;
import java.lang.instrument.Instrumentation;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the key and the answer of a woven method's calls are made of: fields of objects, by their places in memory.
 * Calls no method of the application's, initialises no class and asks no loader.
 */
final class ValueReader {
    /** Between the parts of a key. */
    private static final String BETWEEN = " ";

    /** JDK 17 makes a class for a method that is called by reflection more often than fifteen times. */
    private static final int LOOKS = 20;

    /** The JDK makes a class for a method handle that is called 127 times. */
    private static final int READS = 200;

    private static volatile @Nullable ForeignFields fields;

    private final Reading reading;
    private final FieldPath[] parts;
    private final @Nullable FieldPath answer;

    ValueReader(Reading reading, String className) {
        this.reading = reading;
        this.parts = new FieldPath[reading.key().size()];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = new FieldPath(reading.key().get(i), className, true);
        }
        this.answer = reading.answer() == null ? null : new FieldPath(reading.answer(), className, false);
    }

    /** Makes ready for the first call; to be done before anything is woven whose calls are read. */
    static synchronized void open(Instrumentation instrumentation) throws ReflectiveOperationException {
        if (fields == null) {
            ForeignFields fresh = new ForeignFields(instrumentation);
            repeat(fresh);
            fields = fresh;
        }
    }

    /** What reads fields; null before {@link #open}. */
    static @Nullable ForeignFields fields() {
        return fields;
    }

    /** Reads a field so often that a later read makes no class. */
    private static void repeat(ForeignFields reader) throws ReflectiveOperationException {
        KnownPlace owner = new KnownPlace(new WeakReference<>(KnownPlace.class), 0);
        long place = ForeignFields.NOWHERE;
        for (int i = 0; i < LOOKS; i++) {
            place = reader.place(KnownPlace.class, "type", false);
            reader.place(KnownPlace.class, "absent", true);
        }
        Primitives values = new Primitives(1, 2, true, 'c', (short) 3, (byte) 4, 5, 6);
        for (String name : new String[] {"whole", "large", "truth", "letter", "little", "bits", "real", "precise"}) {
            long value = reader.place(Primitives.class, name, true);
            for (int i = 0; i < READS && value != ForeignFields.NOWHERE; i++) {
                FieldPath.at(reader, values, value);
            }
        }
        for (int i = 0; i < READS && place != ForeignFields.NOWHERE; i++) {
            FieldPath.at(reader, owner, place);
        }
    }

    /**
     * The key of a call: the one part, or the texts of several; of a secret one what stands for its text.
     *
     * @param given what the parts are read from, in their order
     */
    @Nullable
    Object key(@Nullable Object[] given) {
        if (parts.length == 0) {
            return null;
        }
        Object value = parts[0].of(given[0]);
        if (parts.length > 1) {
            value = joined(given, value);
        }
        String text = reading.secret() ? EventText.key(value) : null;
        return text == null ? value : SecretText.of(text);
    }

    /** The texts of the parts that there are. */
    private @Nullable String joined(@Nullable Object[] given, @Nullable Object first) {
        StringBuilder texts = new StringBuilder();
        for (int i = 0; i < parts.length; i++) {
            String text = EventText.key(i == 0 ? first : parts[i].of(given[i]));
            if (text != null) {
                texts.append(texts.isEmpty() ? "" : BETWEEN).append(text);
            }
        }
        return texts.isEmpty() ? null : texts.toString();
    }

    /** What the answer will be read from, of what is given at the entry; null where it comes with the exit. */
    @Nullable
    Object owner(@Nullable Object[] given) {
        return given.length > parts.length ? given[parts.length] : null;
    }

    /**
     * The answer of a call.
     *
     * @param returned what it returned
     * @param owner what {@link #owner} gave at its entry
     */
    @Nullable
    Object answer(@Nullable Object returned, @Nullable Object owner) {
        FieldPath path = answer;
        if (path != null && Boolean.FALSE.equals(returned)) {
            return null;
        }
        return path == null ? returned : path.of(reading.answerOfEntry() == null ? returned : owner);
    }

    boolean givesElements() {
        return reading.elements();
    }

    /** Fields one after the other. */
    private static final class FieldPath {
        private final boolean isOfThis;
        private final String className;
        private final FieldPlaces[] places;

        /**
         * Makes one.
         *
         * @param primitive whether the last of them may hold a primitive value: a key may be one, and an answer is an object
         */
        FieldPath(ValuePath path, String className, boolean primitive) {
            this.isOfThis = path.from() == Point.THIS;
            this.className = className;
            List<String> names = path.fields();
            this.places = new FieldPlaces[names.size()];
            for (int i = 0; i < places.length; i++) {
                places[i] = new FieldPlaces(names.get(i), primitive && i == places.length - 1);
            }
        }

        /** What the last field holds; the object that has no such field, where one has not. */
        @Nullable
        Object of(@Nullable Object start) {
            Object value = start;
            for (int i = 0; i < places.length && value != null; i++) {
                Class<?> type = value.getClass();
                Class<?> declaring = i == 0 && isOfThis ? WovenMethod.declaring(type, className) : type;
                long place = places[i].in(declaring == null ? type : declaring);
                if (place == ForeignFields.NOWHERE) {
                    return value;
                }
                value = at(fields, value, place);
            }
            return value;
        }

        private static @Nullable Object at(@Nullable ForeignFields reader, Object owner, long place) {
            try {
                return reader == null ? null : reader.at(owner, place);
            } catch (Throwable error) {
                Errors.add(error);
                return null;
            }
        }
    }

    /** Where the field of one name stands, in objects of each class that was met; of those that came first. */
    private static final class FieldPlaces {
        private static final int MOST = 16;

        private final String name;
        private final boolean primitive;
        private volatile KnownPlace[] known = {};

        FieldPlaces(String name, boolean primitive) {
            this.name = name;
            this.primitive = primitive;
        }

        long in(Class<?> type) {
            for (KnownPlace each : known) {
                if (each.type.refersTo(type)) {
                    return each.place;
                }
            }
            return look(type);
        }

        private synchronized long look(Class<?> type) {
            ForeignFields reader = fields;
            long place = ForeignFields.NOWHERE;
            try {
                place = reader == null ? place : reader.place(type, name, primitive);
            } catch (ReflectiveOperationException | RuntimeException | LinkageError unreadable) {
                Errors.add(unreadable);
            }
            KnownPlace[] present = known;
            // The classes of the first ones may be gone by then.
            int length = present.length < MOST ? present.length + 1 : 1;
            KnownPlace[] grown = Arrays.copyOf(length == 1 ? new KnownPlace[0] : present, length);
            grown[length - 1] = new KnownPlace(new WeakReference<>(type), place);
            known = grown;
            return place;
        }
    }

    /** What is read before the first call, once of each kind. */
    private record Primitives(
            int whole, long large, boolean truth, char letter, short little, byte bits, float real, double precise) {}

    private record KnownPlace(WeakReference<Class<?>> type, long place) {}
}
