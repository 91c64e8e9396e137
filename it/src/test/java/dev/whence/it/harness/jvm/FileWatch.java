package dev.whence.it.harness.jvm;

import com.sun.jdi.AbsentInformationException;
import com.sun.jdi.ArrayReference;
import com.sun.jdi.Bootstrap;
import com.sun.jdi.ByteValue;
import com.sun.jdi.IncompatibleThreadStateException;
import com.sun.jdi.Method;
import com.sun.jdi.ObjectReference;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.StackFrame;
import com.sun.jdi.StringReference;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.Value;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import com.sun.jdi.connect.ListeningConnector;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.event.VMDisconnectEvent;
import com.sun.jdi.event.VMStartEvent;
import com.sun.jdi.request.BreakpointRequest;
import com.sun.jdi.request.ClassPrepareRequest;
import com.sun.jdi.request.EventRequest;
import com.sun.jdi.request.EventRequestManager;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A debugger that watches a JVM open files, from before the first agent runs, and tells for each the stack that did it. It needs
 * nothing but the JDK, works on every platform's file system, and sees what the Java code of any library opens; what the JVM
 * itself opens in native code is not seen, and is not the agent's doing.
 */
public final class FileWatch implements AutoCloseable {

    /** Where Java code opens a file, below all convenience. Of the last two, one exists on each platform. */
    private static final List<String> OPENERS = List.of(
            "java.io.FileInputStream",
            "java.io.RandomAccessFile",
            "sun.nio.fs.UnixFileSystemProvider",
            "sun.nio.fs.WindowsFileSystemProvider");

    private static final List<String> METHODS =
            List.of("<init>", "newByteChannel", "newFileChannel", "newAsynchronousFileChannel");

    /** A constructor of each stream, and what file systems have: with fewer, the JDK has changed and the watch is blind. */
    private static final int FEWEST_POSTS = 4;

    private final ListeningConnector connector;
    private final Map<String, Connector.Argument> arguments;
    private final String address;
    private final ConcurrentLinkedQueue<Opened> opened = new ConcurrentLinkedQueue<>();
    private final AtomicInteger posts = new AtomicInteger();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    /**
     * A file that was opened.
     *
     * @param path as it was given
     * @param stack the classes whose methods were on the stack, the innermost first
     */
    public record Opened(String path, List<String> stack) {}

    private FileWatch(ListeningConnector connector) throws IOException, IllegalConnectorArgumentsException {
        this.connector = connector;
        this.arguments = connector.defaultArguments();
        arguments.get("localAddress").setValue("127.0.0.1");
        this.address = connector.startListening(arguments);
    }

    /** Watches a JVM to be. */
    public static FileWatch on(Launch launch) {
        try {
            FileWatch watch = new FileWatch(Bootstrap.virtualMachineManager().listeningConnectors().stream()
                    .filter(connector -> connector.name().equals("com.sun.jdi.SocketListen"))
                    .findFirst()
                    .orElseThrow());
            // First of all agents, so that it stands at the door before any other enters.
            launch.first("-agentlib:jdwp=transport=dt_socket,server=n,suspend=y,address=" + watch.address);
            Thread watcher = new Thread(watch::run, "file watch");
            watcher.setDaemon(true);
            watcher.start();
            return watch;
        } catch (IOException | IllegalConnectorArgumentsException e) {
            throw new IllegalStateException("Cannot listen for a JVM to watch", e);
        }
    }

    /** The files opened by code that has such a class on its stack, once the JVM has ended. */
    public List<String> openedBy(Predicate<String> blamed) {
        try {
            ended.get(1, TimeUnit.MINUTES);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("The watch of files failed; until then: " + opened, e);
        }
        if (posts.get() < FEWEST_POSTS) {
            throw new AssertionError("The watch stood at only " + posts + " of the places where files are opened");
        }
        return opened.stream()
                .filter(file -> file.stack.stream().anyMatch(blamed))
                .map(Opened::path)
                .distinct()
                .toList();
    }

    @Override
    public void close() throws IOException, IllegalConnectorArgumentsException {
        connector.stopListening(arguments);
    }

    private void run() {
        try {
            VirtualMachine machine = connector.accept(arguments);
            try {
                watch(machine);
                ended.complete(null);
            } catch (Exception e) {
                ended.completeExceptionally(e);
                // It stands still and would wait for ever.
                machine.exit(1);
            }
        } catch (Exception e) {
            ended.completeExceptionally(e);
        }
    }

    private void watch(VirtualMachine machine) throws Exception {
        while (true) {
            EventSet events;
            try {
                events = machine.eventQueue().remove();
                for (Event event : events) {
                    if (event instanceof VMDisconnectEvent) {
                        return;
                    } else if (event instanceof VMStartEvent) {
                        postAll(machine);
                    } else if (event instanceof ClassPrepareEvent prepared) {
                        post(prepared.referenceType());
                    } else if (event instanceof BreakpointEvent at) {
                        opened.add(tell(at));
                    }
                }
                events.resume();
            } catch (VMDisconnectedException e) {
                return;
            }
        }
    }

    private void postAll(VirtualMachine machine) {
        for (String opener : OPENERS) {
            machine.classesByName(opener).forEach(this::post);
            ClassPrepareRequest request = machine.eventRequestManager().createClassPrepareRequest();
            request.addClassFilter(opener);
            request.enable();
        }
    }

    private void post(ReferenceType type) {
        for (Method method : type.methods()) {
            if (METHODS.contains(method.name()) && opensAFile(method)) {
                EventRequestManager requests = type.virtualMachine().eventRequestManager();
                BreakpointRequest request = requests.createBreakpointRequest(method.location());
                request.setSuspendPolicy(EventRequest.SUSPEND_EVENT_THREAD);
                request.enable();
                posts.incrementAndGet();
            }
        }
    }

    private static boolean opensAFile(Method method) {
        List<String> types = method.argumentTypeNames();
        return !method.isAbstract()
                && !types.isEmpty()
                && (types.get(0).equals("java.io.File") || types.get(0).equals("java.nio.file.Path"));
    }

    private static Opened tell(BreakpointEvent event)
            throws IncompatibleThreadStateException, AbsentInformationException {
        List<StackFrame> frames = event.thread().frames();
        List<String> stack = frames.stream()
                .map(frame -> frame.location().declaringType().name())
                .toList();
        return new Opened(path(frames.get(0).getArgumentValues().get(0)), stack);
    }

    /** The text of a File or Path, from its field: calling a method of the target could wait for the thread that is held. */
    private static String path(@Nullable Value value) {
        if (!(value instanceof ObjectReference object)) {
            return String.valueOf(value);
        }
        Value path = object.getValue(object.referenceType().fieldByName("path"));
        if (path instanceof StringReference string) {
            return string.value();
        }
        if (path instanceof ArrayReference bytes) {
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            bytes.getValues().forEach(each -> text.write(((ByteValue) each).value()));
            return text.toString(StandardCharsets.UTF_8);
        }
        return String.valueOf(path);
    }
}
