package dev.whence.agent.lifecycle;

import dev.whence.agent.protocol.EventNames;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** What the agent is and does: written when a recording begins and with each chunk. */
@Name(EventNames.AGENT)
@Label("Agent")
@Description("What the agent is and does: when a recording begins, and with each chunk")
@Category(EventNames.CATEGORY)
@StackTrace(false)
@Period("everyChunk")
final class AgentEvent extends Event {
    @Label("Version")
    @Description("The agent's version")
    @Nullable
    String version;

    @Label("Service")
    @Description("The name of the service that this JVM is of, by the option service or OpenTelemetry's environment")
    @Nullable
    String service;

    @Label("Service Version")
    @Description("The version of that service, likewise")
    @Nullable
    String serviceVersion;

    @Label("Host")
    @Description("The name of the machine or container")
    @Nullable
    String host;

    @Label("Instance")
    @Description("What distinguishes this JVM from others of the service, likewise")
    @Nullable
    String instance;

    @Label("Launch")
    @Description("premain (on the command line) or attach (to the running JVM)")
    @Nullable
    String launch;

    @Label("Class Archive")
    @Description(
            "Whether the JVM uses a class-data archive (CDS) or AOT cache, and what the agent has to do with it if not")
    @Nullable
    String archive;

    @Label("Options")
    @Description("The options as given")
    @Nullable
    String options;

    @Label("Discovery")
    @Description("What is done with versions of watched names, and who may answer")
    @Nullable
    String discovery;

    @Label("Points Woven")
    @Description("Methods that are woven, one per line")
    @Nullable
    String points;

    @Label("Points Unmatched")
    @Description("Methods that matched nothing so far or could not be woven, with why, one per line")
    @Nullable
    String unmatched;

    @Label("Points That Gave Way")
    @Description("Points that cost more than cost.max: what they cost, what was done and when, one per line")
    @Nullable
    String gaveWay;

    @Label("Walk-Saving Settings")
    @Description("Settings of the application that save a point's class walks, one per line: POINT = SETTING")
    @Nullable
    String spares;

    @Label("Classes to Weave")
    @Description("Classes that wait to be woven in the background, where a point means every class of a type")
    int classesToWeave;

    @Label("Bridged")
    @Description("Whether classes that cannot see the agent, such as the JDK's, are woven through java.lang.$Whence")
    boolean bridged;

    @Label("Errors")
    @Description("Errors inside the agent so far; none of them reached the application")
    long errors;

    @Label("Last Error")
    @Description("The last error's text")
    @Nullable
    String lastError;

    @Label("Calls Without Stack")
    @Description("Calls of the agent that did nothing since the thread's stack was exhausted; may be too few")
    long exhausted;
}
