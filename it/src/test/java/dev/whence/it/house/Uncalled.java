package dev.whence.it.house;

import dev.whence.it.house.Type.Method;
import dev.whence.it.house.Type.Reference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds what nobody calls: methods and constructors that are not private, and types.
 *
 * <p>A call counts for the method that it names, for those that override it (JVMS 6.5.invokevirtual chooses among them) and for
 * those that it overrides. What overrides a method of another's type is called by its owner; a call of a method by itself does
 * not count. What the compiler makes (bridges, a record's accessors, an enum's {@code values}) is nobody's to delete.
 */
final class Uncalled {

    private final Types types;
    private final Map<Type, List<Type>> supertypes = new HashMap<>();
    private final Set<Method> called = Collections.newSetFromMap(new IdentityHashMap<>());

    private Uncalled(Types types) {
        this.types = types;
    }

    /** Names each, as a list of exceptions does. */
    static Set<String> among(Types types) {
        return new Uncalled(types).find();
    }

    private Set<String> find() {
        types.own().values().forEach(type -> supertypes.put(type, types.supertypes(type)));
        for (Type caller : types.own().values()) {
            for (Method method : caller.methods()) {
                for (Reference call : method.calls()) {
                    target(call).filter(target -> target.method != method).ifPresent(this::count);
                }
            }
        }
        Set<String> used = usedTypes();
        Set<String> found = new TreeSet<>();
        for (Type type : types.own().values()) {
            if (type.isSynthetic()) {
                continue;
            }
            if (!used.contains(type.name()) && !type.isOfConstants()) {
                found.add("class " + type.binaryName());
            }
            for (Method method : type.methods()) {
                if (isSomebodys(type, method) && !called.contains(method) && !isOthers(type, method)) {
                    found.add(type.described(method));
                }
            }
        }
        return found;
    }

    /** The types that another one names, of those that are not within one another. */
    private Set<String> usedTypes() {
        Set<String> used = new HashSet<>();
        for (Type type : types.own().values()) {
            type.named().stream()
                    .filter(name -> !type.name().startsWith(name + "$"))
                    .forEach(used::add);
        }
        return used;
    }

    private boolean isSomebodys(Type type, Method method) {
        boolean compilers = method.isSynthetic()
                || method.name().equals("<clinit>")
                || type.isAccessor(method)
                || type.isEnum() && method.isStatic() && method.name().matches("values|valueOf");
        return !compilers && !method.isPrivate();
    }

    /** Whether somebody else's code calls it: it overrides a method of theirs, or they make the type that an annotation names. */
    private boolean isOthers(Type type, Method method) {
        if (method.name().equals("<init>")) {
            return method.descriptor().equals("()V")
                    && types.own().values().stream()
                            .anyMatch(other -> other.inAnnotations().contains(type.name()));
        }
        return !method.isStatic()
                && heirs(type).stream()
                        .flatMap(heir -> supertypes.get(heir).stream())
                        .filter(parent -> !types.isOwn(parent))
                        .flatMap(parent -> parent.methods().stream())
                        .anyMatch(theirs -> !theirs.isPrivate()
                                && !theirs.isStatic()
                                && theirs.is(method.name(), method.descriptor()));
    }

    private record Target(Type type, Method method) {}

    /** The declaration that a call resolves to (JVMS 5.4.3.3): its owner's, or the nearest above it. */
    private Optional<Target> target(Reference call) {
        Type owner = types.own().get(call.owner());
        if (owner == null) {
            return Optional.empty();
        }
        List<Type> places = new ArrayList<>(List.of(owner));
        places.addAll(supertypes.get(owner));
        return places.stream()
                .filter(types::isOwn)
                .flatMap(place -> place.methods().stream()
                        .filter(method -> method.is(call.name(), call.descriptor()))
                        .map(method -> new Target(place, method)))
                .findFirst();
    }

    private void count(Target target) {
        called.add(target.method);
        if (target.method.isStatic() || target.method.name().equals("<init>")) {
            return;
        }
        for (Type heir : heirs(target.type)) {
            count(heir, target.method);
            supertypes.get(heir).forEach(parent -> count(parent, target.method));
        }
    }

    private void count(Type type, Method like) {
        type.methods().stream()
                .filter(method -> method.is(like.name(), like.descriptor()))
                .forEach(called::add);
    }

    /** A type and all below it: one of them may inherit from another line what a call of it reaches. */
    private List<Type> heirs(Type type) {
        return types.own().values().stream()
                .filter(other -> other == type || supertypes.get(other).contains(type))
                .toList();
    }
}
