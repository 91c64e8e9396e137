package dev.whence.agent.weave;

import dev.whence.agent.point.Probe;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Weaves probes into one class file: bytes and probes in, bytes out.
 *
 * <p>Uses the ASM that Byte Buddy bundles and none of Byte Buddy above it: advice through {@code decorate} loads some
 * 600 classes more and takes several times as long at the application's start. The class keeps its format (no member
 * is added), so that a retransformation gives the original bytes back.
 */
public final class Weaver {
    private static final int API = Opcodes.ASM9;
    /** The newest version of class files that this ASM reads. */
    static final int NEWEST = Opcodes.V28;
    /** Bytes up to the end of the version. */
    private static final int HEADER = 8;

    private final ClassReader reader;
    private final MethodTable table;
    private final String runtime;
    private final Map<DeclaredMethod, List<Placed>> probes = new IdentityHashMap<>();

    /** For a class that sees the agent. */
    public Weaver(byte[] classFile) {
        this(classFile, WovenCall.AGENT);
    }

    /**
     * Looks at a class file.
     *
     * @param runtime the class that the woven code is to call, by its internal name
     */
    public Weaver(byte[] classFile, String runtime) {
        this.runtime = runtime;
        this.reader = new ClassReader(classFile);
        this.table = MethodTable.of(reader);
    }

    /**
     * Why a class file is of a version that cannot be woven, or null: a JVM that is newer than this agent has such.
     *
     * @param classFile whatever the JVM was given for one
     */
    public static @Nullable String versionProblem(byte[] classFile) {
        int major = classFile.length < HEADER ? 0 : (classFile[6] & 0xff) << 8 | classFile[7] & 0xff;
        return major <= NEWEST
                ? null
                : "its class file has version " + major + ", and this agent weaves versions up to " + NEWEST;
    }

    /** What there is to weave. */
    public MethodTable table() {
        return table;
    }

    /** Asks for a probe in every method that it names and that gives its key. */
    public void add(Probe probe, int number) {
        String field = probe.point().keyField();
        for (DeclaredMethod method : table.matching(probe.method())) {
            if (method.gives(probe.sources())) {
                Placed placed = new Placed(
                        probe,
                        number,
                        runtime,
                        field == null ? null : table.fieldType(field),
                        table.saysYesOrNo(probe),
                        method.stateMachine);
                List<Placed> others = probes.get(method);
                if (others == null) {
                    others = new ArrayList<>();
                    probes.put(method, others);
                }
                others.add(placed);
            }
        }
    }

    /** The woven class file, or null if no probe was placed. */
    public byte @Nullable [] weave() {
        if (probes.isEmpty()) {
            return null;
        }
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(new Weave(writer), ClassReader.EXPAND_FRAMES);
        return writer.toByteArray();
    }

    /** How many probes of a method want entry and exit. */
    private static int enclosing(List<Placed> placed) {
        int calls = 0;
        for (Placed each : placed) {
            calls += each.probe().kind() == Probe.Kind.MODE ? 0 : 1;
        }
        return calls;
    }

    /**
     * A probe in a method.
     *
     * @param number its number in the woven code
     * @param runtime the class that this code calls
     * @param fieldType the descriptor of the field that is the key, or null
     * @param saysYesOrNo whether a boolean that the method returns is its answer
     * @param stateMachine the class that keeps where the method stopped, if it is a suspend function of Kotlin's; or null
     */
    record Placed(
            Probe probe,
            int number,
            String runtime,
            @Nullable String fieldType,
            boolean saysYesOrNo,
            @Nullable String stateMachine) {}

    /** Passes everything on as it was, but for the methods with probes. */
    private final class Weave extends ClassVisitor {
        private int version;
        private String className = "";

        Weave(ClassVisitor next) {
            super(API, next);
        }

        @Override
        public void visit(
                int classVersion,
                int access,
                String name,
                @Nullable String signature,
                @Nullable String superName,
                String @Nullable [] interfaces) {
            version = classVersion & 0xffff;
            className = name;
            super.visit(classVersion, access, name, signature, superName, interfaces);
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
            DeclaredMethod method = table.method(name, descriptor);
            List<Placed> placedHere = method == null ? null : probes.get(method);
            if (method == null || placedHere == null || !method.hasCode()) {
                return next;
            }
            // The first probe placed is the outermost (a point encloses a step of the same method), and has its local
            // variables above those of the probes that it encloses.
            int locals = method.maxLocals + enclosing(placedHere) * CallWeave.addedLocals(descriptor);
            for (Placed placed : placedHere) {
                if (placed.probe().kind() == Probe.Kind.MODE) {
                    next = new ModeWeave(API, next, version, className, access, descriptor, placed);
                } else {
                    locals -= CallWeave.addedLocals(descriptor);
                    next = new CallWeave(API, next, version, className, access, descriptor, locals, placed);
                }
            }
            return next;
        }
    }
}
