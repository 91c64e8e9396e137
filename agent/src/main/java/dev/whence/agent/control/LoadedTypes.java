package dev.whence.agent.control;

import dev.whence.agent.protocol.LineKind;
import dev.whence.agent.protocol.Reply;
import dev.whence.agent.support.ClassWalk;
import dev.whence.agent.support.CodeSources;
import dev.whence.agent.support.EventText;
import dev.whence.agent.support.Suggestions;
import dev.whence.agent.support.Supertypes;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells an operator which of some classes are loaded, where from and by which loader. Loads none, runs no code of the
 * application's, and leaves nothing.
 */
final class LoadedTypes {
    private final Class<?>[] loaded;
    private final Reply reply;

    private LoadedTypes(Class<?>[] loaded, Reply reply) {
        this.loaded = loaded;
        this.reply = reply;
    }

    /**
     * Tells.
     *
     * @param names binary names with commas between; with a {@code +} behind it, one includes all below it
     */
    static void describe(Instrumentation instrumentation, @Nullable String names, Reply reply) {
        LoadedTypes types = new LoadedTypes(ClassWalk.loadedClasses(instrumentation), reply);
        reply.line(LineKind.LOOKED, types.loaded.length);
        for (String name : (names == null ? "" : names).split(",")) {
            if (name.endsWith("+")) {
                types.below(name.substring(0, name.length() - 1));
            } else if (!name.isEmpty()) {
                types.named(name);
            }
        }
    }

    private List<Class<?>> named(String name) {
        List<Class<?>> found = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (Class<?> each : loaded) {
            if (ClassWalk.isNamed(each)) {
                if (each.getName().equals(name)) {
                    found.add(each);
                    tell(name, each);
                } else {
                    others.add(each.getName());
                }
            }
        }
        if (found.isEmpty()) {
            for (String nearest : Suggestions.classes(name, others)) {
                reply.line(LineKind.NEAREST, name, nearest);
            }
        }
        return found;
    }

    private void below(String name) {
        List<Class<?>> found = named(name);
        for (Class<?> each : loaded) {
            if (ClassWalk.isNamed(each) && !found.contains(each) && Supertypes.isOf(each, found)) {
                tell(name, each);
            }
        }
    }

    private void tell(String wanted, Class<?> type) {
        reply.line(
                LineKind.LOADED,
                wanted,
                type.getName(),
                EventText.loader(type.getClassLoader()),
                CodeSources.find(type));
    }
}
