package dev.whence.it.harness.jvm;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.event.MethodEntryEvent;
import com.sun.jdi.request.EventRequest;
import com.sun.jdi.request.MethodEntryRequest;
import dev.whence.it.harness.Io;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A debugger of a child that is told of each entry of a method, and stops nothing. */
public final class MethodEntries {

    private static final long PATIENCE_SECONDS = 60;

    private final String method;
    private final Thread reader;
    private int count;

    private MethodEntries(VirtualMachine machine, String type, String method) {
        this.method = method;
        MethodEntryRequest request = machine.eventRequestManager().createMethodEntryRequest();
        request.addClassFilter(type);
        request.setSuspendPolicy(EventRequest.SUSPEND_NONE);
        request.enable();
        reader = new Thread(() -> read(machine), "debugger");
        reader.setDaemon(true);
        reader.start();
    }

    /** Connects to a JVM that listens to a debugger on this machine. */
    public static MethodEntries in(int port, String type, String method) {
        AttachingConnector connector = Bootstrap.virtualMachineManager().attachingConnectors().stream()
                .filter(each -> each.name().equals("com.sun.jdi.SocketAttach"))
                .findFirst()
                .orElseThrow();
        Map<String, Connector.Argument> arguments = connector.defaultArguments();
        arguments.get("hostname").setValue("127.0.0.1");
        arguments.get("port").setValue(Integer.toString(port));
        return Io.attempt(() -> {
            try {
                return new MethodEntries(connector.attach(arguments), type, method);
            } catch (IllegalConnectorArgumentsException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** How many there were, once the child has ended. */
    public int count() {
        try {
            reader.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        } catch (InterruptedException e) {
            throw new AssertionError("Interrupted while the debugger read", e);
        }
        if (reader.isAlive()) {
            throw new AssertionError("The debugger was not told of the JVM's end");
        }
        return count;
    }

    private void read(VirtualMachine machine) {
        try {
            while (true) {
                EventSet set = machine.eventQueue().remove();
                for (Event event : set) {
                    if (event instanceof MethodEntryEvent entry
                            && entry.method().name().equals(method)) {
                        count++;
                    }
                }
            }
        } catch (VMDisconnectedException | InterruptedException end) {
            // The child has ended.
        }
    }
}
