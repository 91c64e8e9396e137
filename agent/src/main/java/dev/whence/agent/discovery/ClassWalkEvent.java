package dev.whence.agent.discovery;

import dev.whence.agent.protocol.EventNames;
import dev.whence.agent.runtime.ResolutionId;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** One walk over the loaded classes on behalf of the application, or one look at pending loaders. */
@Name(EventNames.CLASS_WALK)
@Label("Class Walk")
@Description("One walk over all loaded classes in search of versions, or one look at the loaders that announced one")
@Category(EventNames.CATEGORY)
@StackTrace(false)
final class ClassWalkEvent extends Event {
    @Label("Resolution")
    @Description("The id of the resolution that walked; 0 where none did")
    @ResolutionId
    long resolution;

    @Label("Name")
    @Description("The binary name whose versions were looked for")
    @Nullable
    String name;

    @Label("Reason")
    @Description("first (nothing known yet), defined (a definition was announced) or unloaded (a version went away)")
    @Nullable
    String reason;

    @Label("Classes Walked")
    @Description("Classes that were compared by name")
    int classes;

    @Label("Versions Found")
    @Description("Loaded versions known after the walk")
    int versions;
}
