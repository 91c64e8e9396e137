package dev.whence.agent.discovery;

import dev.whence.agent.protocol.EventNames;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;
import jdk.jfr.Timestamp;
import org.jspecify.annotations.Nullable;

/** One loaded version of a watched name: written when it is first seen and with each chunk while it is loaded. */
@Name(EventNames.PATCH)
@Label("Version Loaded")
@Description("A loaded class that has a watched name: when it is first seen, and with each chunk while it is loaded")
@Category(EventNames.CATEGORY)
@StackTrace(false)
@Period("everyChunk")
final class PatchEvent extends Event {
    @Label("Class")
    @Description("The version")
    @Nullable
    Class<?> className;

    @Label("Class Loader")
    @Description("The loader that defined it: its name, if it has one, type and identity")
    @Nullable
    String loader;

    @Label("Code Source")
    @Description("Where its code came from")
    @Nullable
    String codeSource;

    @Label("First Seen")
    @Description("When the agent first saw it")
    @Timestamp(Timestamp.MILLISECONDS_SINCE_EPOCH)
    long firstSeen;

    @Label("In Use")
    @Description("Whether a resolution that was recorded answered with it")
    boolean inUse;

    @Label("Honoured")
    @Description("Whether the application may be answered with it: it was given to the application and not refused")
    boolean honoured;

    @Label("Why")
    @Description("Why it is not used")
    @Nullable
    String why;

    @Label("Trusted By")
    @Description("The line of the point's policy that lets it answer; nothing where there is no policy, or none does")
    @Nullable
    String trustedBy;

    @Label("SHA-256")
    @Description("Of its class file as it was defined, of each where there may be several; only with a policy")
    @Nullable
    String sha256;

    @Label("Code Source Vouched For")
    @Description(
            "Whether its class file is the one in the file that its code source names, which the policy names as well")
    boolean vouched;

    @Label("Defined By")
    @Description("The thread that defined it and the first frames of its stack; only with a policy")
    @Nullable
    String definedBy;
}
