package dev.whence.agent.control;

import dev.whence.agent.protocol.EventNames;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** A system property that says what the JVM's loaders search. */
@Name(EventNames.SYSTEM_PROPERTY)
@Label("System Property")
@Description("A system property that says what the JVM's class loaders search; no other property is recorded")
@Category(EventNames.CATEGORY)
@StackTrace(false)
@Enabled(false)
@Period("everyChunk")
final class SystemPropertyEvent extends Event {
    @Label("Key")
    @Description("The name of the property")
    @Nullable
    String key;

    @Label("Value")
    @Description("What it says")
    @Nullable
    String value;
}
