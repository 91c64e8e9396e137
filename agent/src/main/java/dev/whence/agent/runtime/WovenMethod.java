package dev.whence.agent.runtime;

import dev.whence.agent.point.Probe;
import dev.whence.agent.point.Reading;
import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/**
 * One woven method of one loaded class: what its number in the woven code means.
 *
 * <p>Knows the class's loader weakly: nothing of ours keeps a loader alive.
 */
public final class WovenMethod {
    /** Its number in woven code. */
    final int number;

    public final Probe probe;
    public final String className;
    /** Counts the resolutions of the probe's point. */
    final PointTally tally;

    /** Whether its code goes over the {@link BootRelay}. */
    public final boolean bridged;

    /** Whether its method returns a text: the name of an implementation, perhaps. */
    final boolean names;

    /** The class is of the point's type. */
    public static final byte CERTAIN = 0;

    /** The class may be of the point's type: its supertypes were not known when it was woven. */
    public static final byte OPEN = 1;

    /** The class is not of the point's type, and still woven. */
    public static final byte REFUTED = 2;

    /** The class is not of the point's type, and no longer woven. */
    public static final byte DISMISSED = 3;

    /** Its point gave way since it cost too much: the class is no longer woven, and what still runs does nothing. */
    public static final byte LEFT = 4;

    /** Which of these it is; changed by {@link WovenMethods} alone. */
    public volatile byte standing;

    /** How often an open one was looked for in vain. */
    public int looks;

    private final @Nullable WeakReference<ClassLoader> loader;
    private @Nullable String path;

    /** Whether its key is a field that its class inherits, if it is one. */
    private volatile boolean inheritsKey;

    /** Whether its method answers yes or no. */
    private volatile boolean saysYesOrNo;

    /** That field, once it was looked for. */
    private @Nullable Field keyField;

    private volatile @Nullable ValueReader reader;

    /** The same of a method of an interface: each class that implements it has its own. */
    private InheritedFields.@Nullable OfClass keyFields;

    WovenMethod(
            int number,
            Probe probe,
            String className,
            @Nullable ClassLoader loader,
            PointTally tally,
            boolean bridged,
            boolean names,
            byte standing) {
        this.number = number;
        this.probe = probe;
        this.className = className;
        this.tally = tally;
        this.bridged = bridged;
        this.standing = standing;
        this.names = names;
        this.loader = loader == null ? null : new WeakReference<>(loader);
    }

    /** The path that it is, if it is a step; found out by the first call: many a class is woven and never called. */
    String path() {
        String known = path;
        if (known == null) {
            known = tally.path(probe, className);
            path = known;
        }
        return known;
    }

    /** Reads key and answer of its calls, where its point wants that; made by the first call. */
    ValueReader reader(Reading reading) {
        ValueReader known = reader;
        if (known == null) {
            known = new ValueReader(reading, className);
            reader = known;
        }
        return known;
    }

    void inheritsKey() {
        inheritsKey = true;
    }

    void saysYesOrNo() {
        saysYesOrNo = true;
    }

    /** The class that answers; null where there is no answer, none yet, or one that is a mere yes or no. */
    @Nullable
    Class<?> implementation(@Nullable Object answer) {
        return saysYesOrNo && answer instanceof Boolean ? null : ImplementationType.orNull(answer);
    }

    /** The key of a call: what it gives, or the inherited field of the object that it gives. */
    @Nullable
    Object key(@Nullable Object given) throws IllegalAccessException {
        if (!inheritsKey || given == null) {
            return given;
        }
        Field known = keyField;
        if (known == null) {
            InheritedFields.OfClass each = keyFields;
            known = each != null ? each.get(given.getClass()) : find(given.getClass());
            if (known == null) {
                return given;
            }
        }
        return known.get(given);
    }

    private @Nullable Field find(Class<?> type) {
        String name = probe.point().keyField();
        Class<?> declaring = declaring(type, className);
        if (name != null && declaring == null) {
            InheritedFields.OfClass fields = new InheritedFields.OfClass(name);
            keyFields = fields;
            return fields.get(type);
        }
        Field found = name == null ? null : InheritedFields.of(declaring, name);
        keyField = found;
        inheritsKey = found != null;
        return found;
    }

    /**
     * The woven class, which the object's class is or extends: a field of the same name below it is another. Null where what
     * is woven is an interface.
     */
    static @Nullable Class<?> declaring(Class<?> type, String className) {
        Class<?> each = type;
        while (each != null && !each.getName().equals(className)) {
            each = each.getSuperclass();
        }
        return each;
    }

    public boolean isOf(@Nullable ClassLoader other) {
        return loader == null ? other == null : loader.refersTo(other);
    }

    boolean isGone() {
        return loader != null && loader.refersTo(null);
    }

    public @Nullable ClassLoader loader() {
        return loader == null ? null : loader.get();
    }
}
