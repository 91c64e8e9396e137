package dev.whence.it.house;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** What a class file says of its type: the methods that it has, and what it names. */
final class Type {

    /** A method that the type has. */
    record Method(String name, String descriptor, int access, Set<Reference> calls) {

        boolean isPrivate() {
            return (access & Opcodes.ACC_PRIVATE) != 0;
        }

        boolean isSynthetic() {
            return (access & (Opcodes.ACC_SYNTHETIC | Opcodes.ACC_BRIDGE)) != 0;
        }

        boolean isStatic() {
            return (access & Opcodes.ACC_STATIC) != 0;
        }

        boolean is(String otherName, String otherDescriptor) {
            return name.equals(otherName) && descriptor.equals(otherDescriptor);
        }
    }

    /** A method as a call, or a method reference, names it. */
    record Reference(String owner, String name, String descriptor) {}

    private final String name;
    private final int access;
    private final @Nullable String outer;
    private final List<String> parents;
    private final List<Method> methods;
    private final Set<String> components;
    private final Set<String> named;
    private final Set<String> inAnnotations;
    private final boolean onlyConstants;

    /** Takes over what {@link TypeReader} has found. */
    Type(TypeReader read) {
        this.name = read.name;
        this.access = read.access;
        this.outer = read.outer;
        this.parents = List.copyOf(read.parents);
        this.methods = List.copyOf(read.methods);
        this.components = Set.copyOf(read.components);
        this.named = Set.copyOf(read.named);
        this.inAnnotations = Set.copyOf(read.inAnnotations);
        this.onlyConstants = read.onlyConstants;
    }

    static Type read(byte[] classFile) {
        return TypeReader.read(classFile);
    }

    String name() {
        return name;
    }

    String binaryName() {
        return name.replace('/', '.');
    }

    String packageName() {
        return name.contains("/") ? binaryName().substring(0, name.lastIndexOf('/')) : "";
    }

    /** The type that this one is a member of. */
    @Nullable
    String outer() {
        return outer;
    }

    /** Its superclass and its interfaces. */
    List<String> parents() {
        return parents;
    }

    List<Method> methods() {
        return methods;
    }

    /** The other types that its class file names. */
    Set<String> named() {
        return named;
    }

    /** The types that its annotations have as values: who reads the annotation may make one. */
    Set<String> inAnnotations() {
        return inAnnotations;
    }

    boolean isPublic() {
        return (access & (Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED)) != 0;
    }

    boolean isSynthetic() {
        return (access & Opcodes.ACC_SYNTHETIC) != 0;
    }

    boolean isEnum() {
        return (access & Opcodes.ACC_ENUM) != 0;
    }

    /** Whether it has constants and nothing else: the compiler copies those (JLS 15.29), and no class file names their type. */
    boolean isOfConstants() {
        return onlyConstants
                && methods.stream()
                        .allMatch(method -> method.isPrivate() && method.name().equals("<init>"));
    }

    /** Whether this is what the compiler makes of a record's component. */
    boolean isAccessor(Method method) {
        return components.contains(method.name() + method.descriptor());
    }

    /** A method as a list names it: {@code a.B.method(int,java.lang.String)}, a constructor without a name of its own. */
    String described(Method method) {
        String parameters = Arrays.stream(net.bytebuddy.jar.asm.Type.getArgumentTypes(method.descriptor()))
                .map(net.bytebuddy.jar.asm.Type::getClassName)
                .collect(Collectors.joining(","));
        String of = method.name().equals("<init>") ? "" : "." + method.name();
        return binaryName() + of + "(" + parameters + ")";
    }
}
