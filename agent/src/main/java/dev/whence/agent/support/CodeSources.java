package dev.whence.agent.support;

/**
 * Where classes came from, found out once each: kept with the class, and a text alone, so that no loader is kept alive.
 */
public final class CodeSources {
    private static final String NONE = "";

    private static final ClassValue<String> KNOWN = new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> type) {
            return find(type);
        }
    };

    private CodeSources() {}

    /** The code source of a class, {@code jrt:/MODULE} for the bootstrap loader's; empty where it does not say. */
    public static String of(Class<?> type) {
        return KNOWN.get(type);
    }

    /** The same, looked up and not kept. */
    public static String find(Class<?> type) {
        String source = EventText.codeSource(type);
        return source != null ? source : ofTheJdk(type);
    }

    /** The bootstrap loader gives no code source; this is the form that the platform loader's has. */
    private static String ofTheJdk(Class<?> type) {
        String module = type.getClassLoader() == null ? type.getModule().getName() : null;
        return module == null ? NONE : "jrt:/" + module;
    }
}
