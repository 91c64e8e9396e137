package dev.whence.agent.runtime;

import dev.whence.agent.support.Errors;
import dev.whence.agent.support.Switches;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import jdk.jfr.Event;
import jdk.jfr.EventType;

/**
 * Lets the stacks of resolutions begin with the application's frame.
 *
 * <p>The flight recorder takes a stack where an event is committed, and offers no public way to leave frames out. From
 * JDK 22 on it has filters of classes for events of its own: one is registered here. Before, each type has a number of
 * frames that are skipped: it is raised by those of a call over the {@link BootRelay}, and from then on a call that comes
 * directly has as many. A runtime that has neither keeps the frames.
 *
 * <p>Loaded when a recording asks for stacks.
 */
public final class StackStart {
    /**
     * The frames of a call over the relay: of its two ends and {@link RelayedCalls} one each, of {@link Whence} two, of
     * {@link ActiveResolution} three.
     */
    private static final int OWN_FRAMES = 8;

    /** By their internal names; the far end of the relay is generated. */
    private static final String[] OWN = {
        internalName(Whence.class),
        internalName(RelayedCalls.class),
        BootRelayClasses.FAR_END,
        internalName(ActiveResolution.class),
        BootRelay.NAME
    };

    private final ClosedMembers members;
    private final Object resolution;
    private final Object untouched;

    private StackStart(ClosedMembers members) throws ReflectiveOperationException {
        this.members = members;
        this.resolution = type(ResolutionEvent.class);
        this.untouched = type(SummaryEvent.class);
    }

    /** Leaves the agent's frames out from now on; once more does no more. */
    public static void settle(Instrumentation instrumentation) {
        try {
            StackStart start = new StackStart(new ClosedMembers(instrumentation));
            if (!start.filter()) {
                start.skip();
            }
        } catch (NoSuchFieldException | NoSuchMethodException | ClassNotFoundException another) {
            // Another runtime's recorder: the stacks begin with the agent's frames.
            return;
        } catch (ReflectiveOperationException | RuntimeException refused) {
            Errors.add(refused);
        }
    }

    private Object type(Class<? extends Event> event) throws ReflectiveOperationException {
        Field platform = members.open(EventType.class.getDeclaredField("platformEventType"));
        return platform.get(EventType.getEventType(event));
    }

    /** False before JDK 22. */
    private boolean filter() throws ReflectiveOperationException {
        Method set;
        try {
            set = members.open(resolution.getClass().getMethod("setStackFilterId", long.class));
        } catch (NoSuchMethodException older) {
            return false;
        }
        Method has = members.open(resolution.getClass().getMethod("hasStackFilters"));
        if (!(boolean) has.invoke(resolution)) {
            Class<?> jvm = Class.forName("jdk.jfr.internal.JVM");
            Method register = members.open(jvm.getMethod("registerStackFilter", String[].class, String[].class));
            // All methods of each class.
            set.invoke(resolution, register.invoke(null, OWN, new String[OWN.length]));
        }
        return true;
    }

    private void skip() throws ReflectiveOperationException {
        Field offset = members.open(resolution.getClass().getDeclaredField("stackTraceOffset"));
        offset.setInt(resolution, offset.getInt(untouched) + OWN_FRAMES);
        Switches.framesSkipped = true;
    }

    private static String internalName(Class<?> type) {
        return type.getName().replace('.', '/');
    }
}
