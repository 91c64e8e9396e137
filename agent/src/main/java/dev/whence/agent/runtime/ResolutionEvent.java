package dev.whence.agent.runtime;

import dev.whence.agent.protocol.EventNames;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** One call of a resolution point: from being asked for an implementation to having one. */
@Name(EventNames.RESOLUTION)
@Label("Resolution")
@Description("One call of a resolution point: from being asked for an implementation to having one")
@Category(EventNames.CATEGORY)
@StackTrace(false)
final class ResolutionEvent extends Event {
    /** When it began, by {@code nanoTime}, where JFR does not let its own time be read. Not recorded. */
    transient long nanos;

    /** Whether the class of the last answer stays loaded as long as this one does. Not recorded. */
    private transient boolean implementationStays;

    @Label("Id")
    @Description("Ties the steps and class walks of this resolution to it; unique within the JVM")
    @ResolutionId
    long id;

    @Label("Point")
    @Description("The resolution point, by the name its definition gives it")
    @Nullable
    String point;

    @Label("Key")
    @Description("What was to be resolved, from the argument that the point's definition names")
    @Nullable
    String key;

    @Label("Mode")
    @Description("The strategy that the resolver took (simple or default); empty where the point names none")
    String mode = "";

    @Label("Path")
    @Description(
            "The step that produced the answer; none when there was no answer; empty where the point names no step")
    String path = "";

    @Label("Implementation")
    @Description("The class of the answer")
    @Nullable
    Class<?> implementation;

    @Label("Source")
    @Description("The code source of the implementation, where the point's definition asks for it")
    @Nullable
    String source;

    @Label("Candidates")
    @Description("Patched versions that discovery gave to this resolution, without the live and the direct one")
    int candidates;

    @Label("Walked")
    @Description("Whether this resolution walked the loaded classes or looked at pending loaders")
    boolean walked;

    @Label("Classes Loaded")
    @Description("Classes that this resolution defined on its own thread; hidden ones and the agent's are not counted")
    int classesLoaded;

    @Label("Nested")
    @Description(
            "Whether it ran within another resolution of the same point, and their keys do not tell whether that one"
                    + " was only passed on")
    boolean nested;

    @Label("Failure")
    @Description("The exception that left the resolution, which went on to the caller unchanged")
    @Nullable
    String failure;

    /** Takes the class of the answer: written only if it is another than the last one. */
    void implementation(@Nullable Class<?> type) {
        if (implementation != type) {
            implementation = type;
            implementationStays = type != null && stays(type.getClassLoader());
        }
    }

    /** Whether the classes of a loader stay loaded as long as this one does. */
    static boolean stays(@Nullable ClassLoader loader) {
        return loader == null || loader == ResolutionEvent.class.getClassLoader();
    }

    /** Commits with as many frames above the application's as a call over the {@link BootRelay} has: three more. */
    void commitDeeper() {
        commitDeep();
    }

    private void commitDeep() {
        commitOneDeeper();
    }

    private void commitOneDeeper() {
        commit();
    }

    /** Clears what belongs to one resolution alone: of a class that could be unloaded, in the first place. */
    void forget() {
        if (!implementationStays && implementation != null) {
            implementation = null;
        }
        if (source != null) {
            source = null;
        }
        if (failure != null) {
            failure = null;
        }
    }
}
