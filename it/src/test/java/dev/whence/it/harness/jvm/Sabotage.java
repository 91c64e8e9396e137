package dev.whence.it.harness.jvm;

import static net.bytebuddy.jar.asm.Opcodes.ACC_PUBLIC;
import static net.bytebuddy.jar.asm.Opcodes.ASM9;
import static net.bytebuddy.jar.asm.Opcodes.INVOKESTATIC;

import dev.whence.it.harness.Io;
import dev.whence.it.harness.jars.AgentJar;
import dev.whence.it.saboteur.Deed;
import dev.whence.it.saboteur.Saboteur;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Makes methods of a shipped jar do a {@link Deed} at their entry, in one JVM: the jar itself stays as it was shipped. It has to
 * be on the command line before the agent that it spoils.
 */
public final class Sabotage {

    private final Path victim;
    private final Map<String, byte[]> spoilt = new LinkedHashMap<>();

    private Sabotage(Path victim) {
        this.victim = victim;
    }

    /** Of classes in this jar. */
    public static Sabotage of(Path jar) {
        return new Sabotage(jar);
    }

    /** Every method of this name, {@code <init>} included, does the deed first; that there is none is an error of the test. */
    public Sabotage method(String type, String method, String deed) {
        boolean known =
                Arrays.stream(Deed.class.getMethods()).anyMatch(m -> m.getName().equals(deed));
        if (!known) {
            throw new IllegalArgumentException("No such deed: " + deed);
        }
        byte[] sound = spoilt.getOrDefault(type, original(victim, type));
        Spoiling spoiling = new Spoiling(sound, method, deed);
        if (spoiling.methods == 0) {
            throw new IllegalArgumentException("Nothing to sabotage: " + victim + " has no " + type + "::" + method);
        }
        spoilt.put(type, spoiling.bytes);
        return this;
    }

    /** Adds the saboteur to a JVM to be. */
    public Launch into(Launch launch) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        spoilt.forEach((type, bytes) -> entries.put(Saboteur.FOLDER + type.replace('.', '/') + ".class", bytes));
        Path jar = AgentJar.write(launch.scratch("saboteur.jar"), Saboteur.class, entries, Deed.class);
        return launch.javaAgent(jar, String.join("+", spoilt.keySet()));
    }

    /** The names of a class's public methods. */
    static Set<String> publicMethods(Path jar, String type) {
        Set<String> names = new LinkedHashSet<>();
        new ClassReader(original(jar, type))
                .accept(
                        new ClassVisitor(ASM9) {
                            @Override
                            public @Nullable MethodVisitor visitMethod(
                                    int access,
                                    String name,
                                    String descriptor,
                                    @Nullable String signature,
                                    String @Nullable [] exceptions) {
                                if ((access & ACC_PUBLIC) != 0) {
                                    names.add(name);
                                }
                                return null;
                            }
                        },
                        0);
        return names;
    }

    private static byte[] original(Path victim, String type) {
        return Io.attempt(() -> {
            try (JarFile jar = new JarFile(victim.toFile())) {
                JarEntry entry = jar.getJarEntry(type.replace('.', '/') + ".class");
                if (entry == null) {
                    throw new IllegalArgumentException("Nothing to sabotage: " + victim + " has no class " + type);
                }
                return jar.getInputStream(entry).readAllBytes();
            }
        });
    }

    /** A call without arguments or result at the entry: no stack map of the method changes by it. */
    private static final class Spoiling extends ClassVisitor {
        private final String method;
        private final String deed;
        private final byte[] bytes;
        private int methods;

        Spoiling(byte[] sound, String method, String deed) {
            super(ASM9, new ClassWriter(0));
            this.method = method;
            this.deed = deed;
            new ClassReader(sound).accept(this, 0);
            this.bytes = ((ClassWriter) cv).toByteArray();
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
            if (!name.equals(method)) {
                return next;
            }
            methods++;
            return new MethodVisitor(ASM9, next) {
                @Override
                public void visitCode() {
                    super.visitCode();
                    String owner = Deed.class.getName().replace('.', '/');
                    super.visitMethodInsn(INVOKESTATIC, owner, deed, "()V", false);
                }
            };
        }
    }
}
