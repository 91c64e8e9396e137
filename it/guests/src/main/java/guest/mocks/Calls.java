package guest.mocks;

import java.net.URL;
import java.net.URLClassLoader;
import org.mockito.Mockito;

/** Calls a catalog a known number of times, and says what came of it. */
public final class Calls {
    private static final int IN_VAIN_EACH = 100;
    private static final int KEYS = 10;

    private Calls() {}

    /** So many calls of the catalog itself. */
    public static String real(String count) {
        return calls(new Catalog(), Integer.parseInt(count));
    }

    /** So many calls of a mock that answers one of ten keys, and nothing otherwise. */
    public static String mocked(String count) {
        Catalog mock = Mockito.mock(Catalog.class);
        Mockito.when(mock.find("key0")).thenReturn("mock");
        int calls = Integer.parseInt(count);
        int answered = 0;
        int nothing = 0;
        for (int i = 0; i < calls; i++) {
            Object answer = mock.find("key" + i % KEYS);
            answered += "mock".equals(answer) ? 1 : 0;
            nothing += answer == null ? 1 : 0;
        }
        // One call more, the one that was stubbed, is none of the mock's own count.
        Mockito.verify(mock, Mockito.times(calls / KEYS)).find("key0");
        return "mocked " + calls + ", answered " + answered + ", nothing " + nothing;
    }

    /** So many calls of a catalog that a loader of its own defines, after all agents have come. */
    public static String later(String count) throws Exception {
        URL[] here = {Calls.class.getProtectionDomain().getCodeSource().getLocation()};
        try (URLClassLoader loader = new URLClassLoader("later", here, ClassLoader.getPlatformClassLoader())) {
            Class<?> type = Class.forName("guest.mocks.Catalog", true, loader);
            Object catalog = type.getDeclaredConstructor().newInstance();
            int calls = Integer.parseInt(count);
            int letters = 0;
            for (int i = 0; i < calls; i++) {
                letters += type.getMethod("find", String.class)
                        .invoke(catalog, "key" + i % KEYS)
                        .toString()
                        .length();
            }
            return "later " + calls + ", letters " + letters;
        }
    }

    private static String calls(Catalog catalog, int calls) {
        int failures = 0;
        int letters = 0;
        for (int i = 0; i < calls; i++) {
            try {
                letters += catalog.find(i % IN_VAIN_EACH == 0 ? Catalog.NONE : "key" + i % KEYS)
                        .toString()
                        .length();
            } catch (IllegalStateException expected) {
                failures++;
            }
        }
        return "calls " + calls + ", failures " + failures + ", letters " + letters;
    }
}
