package dev.whence.it.harness.jvm;

import com.sun.tools.attach.VirtualMachine;
import dev.whence.it.harness.jars.AgentJar;
import dev.whence.it.harness.jars.Shipped;
import dev.whence.it.probe.Probe;
import java.nio.file.Path;
import java.util.Map;

/** Attaches to a running child, by its process id, as an operator's tool does. */
public final class Attach {

    private Attach() {}

    /** Loads the shipped agent into it. */
    public static void agent(Child target, String... options) {
        agent(Shipped.agent(), target, options);
    }

    /** Loads an agent into it that lets the puppet look at the bytes of classes, as all agents before have left them. */
    public static void probe(Child target) {
        agent(
                AgentJar.write(
                        Shipped.folder("scratch").resolve("probe-" + target.pid() + ".jar"), Probe.class, Map.of()),
                target);
    }

    /** Loads any agent into it. */
    public static void agent(Path jar, Child target, String... options) {
        within(target, machine -> {
            machine.loadAgent(jar.toString(), String.join(",", options));
            return "";
        });
    }

    /** Loads an agent of native code into it. */
    public static void nativeAgent(Path library, Child target, String options) {
        within(target, machine -> {
            machine.loadAgentPath(library.toString(), options);
            return "";
        });
    }

    /** Has it listen to JMX on this machine alone, and gives the address. */
    public static String localManagement(Child target) {
        return within(target, VirtualMachine::startLocalManagementAgent);
    }

    private static String within(Child target, Deed deed) {
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(target.pid()));
            try {
                return deed.on(machine);
            } finally {
                machine.detach();
            }
        } catch (Exception e) {
            AssertionError failure = target.failure("Cannot attach: " + e);
            failure.initCause(e);
            throw failure;
        }
    }

    private interface Deed {
        String on(VirtualMachine machine) throws Exception;
    }
}
