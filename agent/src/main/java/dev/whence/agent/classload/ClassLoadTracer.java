package dev.whence.agent.classload;

import dev.whence.agent.classfile.ClassReferences;
import dev.whence.agent.classfile.ConstantPool;
import dev.whence.agent.support.BadOptionException;
import dev.whence.agent.support.UrlText;
import java.io.File;
import java.io.IOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.net.URL;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Notes each class that the JVM announces, with the stack that asked for it, and writes all of it into a file when the
 * JVM ends: the option {@code footprint}. The rest of the agent stays off, so that what is measured is the application.
 *
 * <p>Runs inside every class definition: arrays and strings alone, no code of the application's, and nothing that had to
 * be loaded, which could be the class that is being defined (both JDKs abort with {@code ClassCircularityError} then).
 * So it is warmed up before it is registered.
 */
public final class ClassLoadTracer implements ClassFileTransformer {
    /** What is loaded for this option alone; whoever counts the agent's classes leaves these out. */
    static final Class<?>[] OWN = {
        ClassLoadTracer.class,
        TracedLoad.class,
        ClassLoadFile.class,
        ClassReferences.class,
        ConstantPool.class,
        InternTable.class,
        ClassLoadBatch.class,
        StackCapture.class,
        UrlText.class
    };

    /** Deeper than from a class to the code that asked for it, whatever lies between. */
    private static final int DEEPEST = 256;

    /** Where the JVM's call of the transformers begins. */
    private static final String CALLER = "sun.instrument.InstrumentationImpl";

    private final ThreadLocal<@Nullable ClassLoadTracer> noting = new ThreadLocal<>();
    private final Object lock = new Object();
    private final InternTable<StackTraceElement> frames = new InternTable<>();
    private final InternTable<String> names = new InternTable<>();
    private final @Nullable ClassLoader platform = ClassLoader.getPlatformClassLoader();
    private final @Nullable ClassLoader app = ClassLoader.getSystemClassLoader();
    private TracedLoad[] loads = new TracedLoad[1024];
    private int count;
    private int framesGiven;
    private int namesGiven;
    private int loadsGiven;
    private long errors;
    private String lastError = "";
    private @Nullable ClassLoadFile file;

    private ClassLoadTracer() {}

    /**
     * Begins to note.
     *
     * @param path the file to write at the end; {@code %p} in it is replaced by the process's number
     */
    public static void follow(String path, Instrumentation instrumentation) throws BadOptionException {
        long began = System.nanoTime();
        File absolute = new File(path).getAbsoluteFile();
        if (!absolute.getParentFile().isDirectory()) {
            throw new BadOptionException("footprint=" + path + ": no folder " + absolute.getParent());
        }
        warmUp();
        ClassLoadTracer loads = new ClassLoadTracer();
        ClassLoadFile file = new ClassLoadFile(absolute.getPath(), loads, instrumentation, began);
        Runtime.getRuntime().addShutdownHook(file);
        instrumentation.addTransformer(loads);
        file.ready();
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String announcedName,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] classFile) {
        // A class that noting needs after all is not noted; noting it might need the next one.
        if (redefined == null && noting.get() == null) {
            noting.set(this);
            try {
                note(System.nanoTime(), loader, announcedName, domain, classFile);
            } catch (Throwable error) {
                failed(error);
            } finally {
                noting.remove();
            }
        }
        return null;
    }

    /**
     * Hands over what was noted so far, and from then on each class as it comes.
     *
     * <p>Never with the lock held while writing may still load a class: another thread that is loading the same one would
     * wait for the lock, and this one for it.
     */
    void handOver(ClassLoadFile to) throws IOException {
        while (true) {
            ClassLoadBatch noted;
            synchronized (lock) {
                noted = newlyNoted();
                if (noted.loads.length == 0) {
                    to.writeErrors(errors, lastError);
                    file = to;
                    return;
                }
            }
            to.write(noted);
        }
    }

    String kind(@Nullable ClassLoader loader) {
        if (loader == null) {
            return "boot";
        }
        return loader == platform
                ? "platform"
                : loader == app ? "app" : loader.getClass().getName();
    }

    /** A URL's text without calling its handler, which may be the application's. */
    static @Nullable String location(@Nullable ProtectionDomain domain) {
        CodeSource source = domain == null ? null : domain.getCodeSource();
        URL url = source == null ? null : source.getLocation();
        if (url == null) {
            return null;
        }
        String host = url.getHost();
        return UrlText.withoutSecrets(
                url.getProtocol() + (host == null || host.isEmpty() ? ":" : "://" + host) + url.getPath());
    }

    private void note(
            long begin,
            @Nullable ClassLoader loader,
            @Nullable String announcedName,
            @Nullable ProtectionDomain domain,
            byte[] classFile)
            throws IOException {
        StackTraceElement[] stack = StackCapture.take(DEEPEST);
        boolean jdk = loader == null || loader == platform;
        // No exception may arise here: where errors are recorded, making one loads classes.
        ClassReferences references =
                jdk && announcedName != null ? ClassReferences.UNREAD : ClassReferences.of(classFile);
        String name = announcedName == null ? references.name : announcedName;
        if (name == null) {
            return;
        }
        String location = location(domain);
        int thread = System.identityHashCode(Thread.currentThread());
        synchronized (lock) {
            TracedLoad load = new TracedLoad(
                    begin,
                    thread,
                    name,
                    kind(loader),
                    location,
                    references,
                    frames(stack),
                    numbers(references.supertypes),
                    numbers(references.used),
                    numbers(references.mentioned));
            load.end = System.nanoTime();
            if (count == loads.length) {
                loads = Arrays.copyOf(loads, 2 * count);
            }
            loads[count++] = load;
            if (file != null) {
                file.write(newlyNoted());
            }
        }
    }

    /** What was not handed over yet. */
    private ClassLoadBatch newlyNoted() {
        ClassLoadBatch noted = new ClassLoadBatch(
                frames.from(framesGiven), names.from(namesGiven), Arrays.copyOfRange(loads, loadsGiven, count));
        framesGiven = frames.size();
        namesGiven = names.size();
        loadsGiven = count;
        return noted;
    }

    private void failed(Throwable error) {
        synchronized (lock) {
            errors++;
            lastError = error.getClass().getName();
        }
    }

    private int[] frames(StackTraceElement[] stack) {
        int from = 0;
        // The first call of a transformer: there may be another agent's below, which loads the class.
        for (int i = 0; i < stack.length && from == 0; i++) {
            if (stack[i].getClassName().equals(CALLER)) {
                from = i + 1;
            }
        }
        int[] numbers = new int[stack.length - from];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = frames.number(stack[from + i]);
        }
        return numbers;
    }

    private int[] numbers(String[] texts) {
        int[] numbers = new int[texts.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = names.number(texts[i]);
        }
        return numbers;
    }

    /** Has everything loaded that noting needs, from a shallow stack and from a deep one. */
    private static void warmUp() {
        warmUp(new ClassLoadTracer(), 3);
        warmUp(new ClassLoadTracer(), 2 * DEEPEST);
    }

    private static void warmUp(ClassLoadTracer tracer, int depth) {
        if (depth > 0) {
            warmUp(tracer, depth - 1);
        }
        if (depth < 3) {
            ProtectionDomain domain = ClassLoadTracer.class.getProtectionDomain();
            tracer.transform(tracer.app, depth == 0 ? null : "a/Name", null, domain, SMALL_CLASS);
            tracer.transform(null, "a/Name", null, null, SMALL_CLASS);
        }
    }

    /** Class {@code A}, in as few bytes as show each kind of constant that is looked at. */
    private static final byte[] SMALL_CLASS = {
        (byte) 0xca,
        (byte) 0xfe,
        (byte) 0xba,
        (byte) 0xbe,
        0,
        0,
        0,
        61, // magic, version
        0,
        8, // one more constant than there are
        1,
        0,
        1,
        'A', // 1: the name
        7,
        0,
        1, // 2: this class
        1,
        0,
        5,
        '[',
        'L',
        'B',
        '/',
        ';', // 3
        7,
        0,
        3, // 4: an array's class
        1,
        0,
        7,
        '(',
        'L',
        'B',
        ';',
        ')',
        'L',
        ';', // 5: a descriptor
        1,
        0,
        9,
        'l',
        'o',
        'a',
        'd',
        'C',
        'l',
        'a',
        's',
        's', // 6
        7,
        0,
        5, // 7: the superclass
        0,
        0,
        0,
        2,
        0,
        7 // flags, this class, superclass
    };
}
