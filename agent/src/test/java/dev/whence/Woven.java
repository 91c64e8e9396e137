package dev.whence;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** Weaves whole classes: probes in every method that can have one. */
final class Woven {
    private static final int FIRST_ARGUMENT = 0;

    private Woven() {}

    /** With probes of these kinds in every method, the first one outermost, numbered so that no call finds them. */
    static byte[] unnumbered(byte[] file, Probe.Kind... kinds) {
        int[] number = {0};
        return weave(file, FIRST_ARGUMENT, List.of(kinds), probe -> number[0]++);
    }

    /** As {@link #unnumbered}, with another argument recorded. */
    static byte[] withKey(int key, byte[] file) {
        int[] number = {Short.MAX_VALUE - 1};
        return weave(file, key, List.of(Probe.Kind.RESOLUTION), probe -> number[0]++);
    }

    /** With probes that can be called. */
    static byte[] numbered(byte[] file, Probe.Kind... kinds) {
        return weave(
                file,
                FIRST_ARGUMENT,
                List.of(kinds),
                probe -> Sites.number(
                        probe,
                        probe.method().className(),
                        null,
                        new PointTally(probe.point(), new Limiter(0)),
                        false,
                        false,
                        true));
    }

    private static byte[] weave(byte[] file, int key, List<Probe.Kind> kinds, ToIntFunction<Probe> numbers) {
        Weaver weaver = new Weaver(file);
        for (MethodRef method : methods(file)) {
            if (weaver.table().refusal(method) == null) {
                Point point = new Point("woven", method, key, null, Map.of(), Map.of());
                for (Probe.Kind kind : kinds) {
                    Probe probe = new Probe(point, kind, "name", method);
                    weaver.add(probe, numbers.applyAsInt(probe));
                }
            }
        }
        byte[] woven = weaver.weave();
        return woven == null ? file : woven;
    }

    /** All methods but constructors and initialisers; overloads are one. */
    private static Set<MethodRef> methods(byte[] file) {
        Set<MethodRef> methods = new LinkedHashSet<>();
        ClassReader reader = new ClassReader(file);
        String className = reader.getClassName().replace('/', '.');
        reader.accept(
                new ClassVisitor(Opcodes.ASM9) {
                    @Override
                    public @Nullable MethodVisitor visitMethod(
                            int access,
                            String name,
                            String descriptor,
                            @Nullable String signature,
                            String @Nullable [] exceptions) {
                        if (!name.startsWith("<")) {
                            methods.add(new MethodRef(className, name, null));
                        }
                        return null;
                    }
                },
                ClassReader.SKIP_CODE);
        return methods;
    }
}
