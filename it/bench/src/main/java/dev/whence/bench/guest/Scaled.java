package dev.whence.bench.guest;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * An application of a given size, which tells what CPU it used, in nanoseconds of all its threads.
 *
 * <p>Arguments, one of:
 *
 * <ul>
 *   <li>{@code classes N}: loads N classes, says {@code ready}, and answers each line of its input with the CPU used so far
 *   <li>{@code points N}: loads the classes {@code scaled.Point0} to {@code scaled.PointN-1}, calls the method {@code find} of
 *       each, and ends
 *   <li>{@code calls N T K}: calls {@link Resolver#resolve} N times, by T threads and with K keys, and says what CPU that took
 * </ul>
 */
public final class Scaled {
    private static final int WARM_UP_DIVISOR = 4;
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private static volatile Object found;

    private Scaled() {}

    public static void main(String[] arguments) throws IOException, InterruptedException, ReflectiveOperationException {
        int size = Integer.parseInt(arguments[1]);
        switch (arguments[0]) {
            case "classes" -> classes(size);
            case "points" -> points(size);
            case "calls" -> {
                int threads = Integer.parseInt(arguments[2]);
                int keys = Integer.parseInt(arguments[3]);
                calls(size / WARM_UP_DIVISOR, threads, keys);
                long before = SYSTEM.getProcessCpuTime();
                calls(size, threads, keys);
                System.out.println(SYSTEM.getProcessCpuTime() - before);
            }
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void classes(int count) throws IOException {
        Crowd crowd = Crowd.upTo(count);
        found = new Resolver().resolve("key");
        System.out.println("ready");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        while (in.readLine() != null) {
            System.out.println(SYSTEM.getProcessCpuTime());
        }
        found = crowd;
    }

    private static void points(int count) throws ReflectiveOperationException {
        Definer loader = new Definer();
        for (int i = 0; i < count; i++) {
            Class<?> point = loader.define("scaled.Point" + i, classFile("scaled/Point" + i));
            found = point.getMethod("find", Object.class).invoke(null, "key");
        }
    }

    private static void calls(int count, int threads, int keys) throws InterruptedException {
        String[] all = new String[keys];
        for (int i = 0; i < keys; i++) {
            all[i] = "key-" + i;
        }
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Thread caller = new Thread(() -> call(count / threads, all));
            callers.add(caller);
            caller.start();
        }
        for (Thread caller : callers) {
            caller.join();
        }
    }

    private static void call(int count, String[] keys) {
        Resolver resolver = new Resolver();
        Object first = resolver.resolve(keys[0]);
        int same = 0;
        for (int i = 0; i < count; ) {
            for (int key = 0; key < keys.length && i < count; key++, i++) {
                same += resolver.resolve(keys[key]) == first ? 1 : 0;
            }
        }
        // Written once a thread: the threads share nothing else.
        found = same;
    }

    private static byte[] classFile(String name) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(Opcodes.V1_8, Opcodes.ACC_PUBLIC, name, null, "java/lang/Object", null);
        MethodVisitor find = writer.visitMethod(
                Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "find", "(Ljava/lang/Object;)Ljava/lang/Object;", null, null);
        find.visitCode();
        find.visitVarInsn(Opcodes.ALOAD, 0);
        find.visitInsn(Opcodes.ARETURN);
        find.visitMaxs(0, 0);
        find.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }
}
