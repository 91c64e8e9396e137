package dev.whence.agent.weave;

import dev.whence.agent.point.Point;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/** A method that a class file has, as {@link MethodTable} reads it. */
final class DeclaredMethod {
    final int access;
    final String name;
    final String descriptor;
    /** How many local variables its code uses. */
    int maxLocals;

    /** Whether the JVM has code of its own for it. */
    boolean isIntrinsic;
    /**
     * Of a suspend function of Kotlin's, the class that keeps where it stopped, by its internal name; null where it has none.
     */
    @Nullable
    String stateMachine;
    /** The method of the class itself that it calls, by name and descriptor; of several, the last one. */
    String calls = "";

    DeclaredMethod(int access, String name, String descriptor) {
        this.access = access;
        this.name = name;
        this.descriptor = descriptor;
    }

    List<String> parameters() {
        List<String> parameters = new ArrayList<>();
        for (Type type : Type.getArgumentTypes(descriptor)) {
            parameters.add(type.getClassName());
        }
        return parameters;
    }

    /** Whether it is a suspend function of Kotlin's: its last argument is what goes on when the answer is there. */
    boolean isSuspend() {
        return descriptor.endsWith("Lkotlin/coroutines/Continuation;)Ljava/lang/Object;");
    }

    boolean isBridge() {
        return (access & Opcodes.ACC_BRIDGE) != 0;
    }

    boolean hasCode() {
        return (access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) == 0;
    }

    /** Whether it gives what all of a probe is read from. */
    boolean gives(List<Integer> sources) {
        for (int source : sources) {
            if (!gives(source)) {
                return false;
            }
        }
        return true;
    }

    /** Whether it has what a point names as its key, or as what its key or answer is read from. */
    boolean gives(int key) {
        if (key == Point.RETURNED) {
            int sort = Type.getReturnType(descriptor).getSort();
            return sort == Type.OBJECT || sort == Type.ARRAY;
        }
        return key == Point.THIS ? (access & Opcodes.ACC_STATIC) == 0 : key < Type.getArgumentTypes(descriptor).length;
    }

    String signature() {
        return name + "(" + String.join(",", parameters()) + ")";
    }
}
