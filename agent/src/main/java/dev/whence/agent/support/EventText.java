package dev.whence.agent.support;

import java.lang.reflect.Field;
import java.net.URL;
import java.security.CodeSource;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The texts that events hold of foreign objects: short, and made without calling what an application may override. */
public final class EventText {
    /** Longest key, in characters. */
    static final int MAX_KEY = 256;

    /** Longest failure or reason, in characters. */
    private static final int MAX_REASON = 1024;

    /** That of {@link Throwable}, where a point asks for messages. */
    private static volatile @Nullable Field messages;

    private static volatile @Nullable Function<ClassLoader, @Nullable String> loaderNames;

    private EventText() {}

    /** Has names of loaders asked of this from now on, which calls no method that a loader can override. */
    public static void readLoaderNames(Function<ClassLoader, @Nullable String> names) {
        loaderNames = names;
    }

    /**
     * Has messages and states of any exception read from these fields from now on, which are accessible.
     *
     * @param state that of a database's exception, where there are such
     */
    public static void read(Field message, @Nullable Field state) {
        messages = message;
        if (state != null) {
            SqlState.read(state);
        }
    }

    /** A failure: class and message. A message that only the application's code could give is left out. */
    public static String of(Throwable failure) {
        String type = failure.getClass().getName();
        String message = message(failure);
        return cut(message == null || message.isEmpty() ? type : type + ": " + message, MAX_REASON);
    }

    private static @Nullable String message(Throwable failure) {
        Class<?> type = failure.getClass();
        Field field = messages;
        try {
            if (field != null && type != NullPointerException.class) {
                return (String) field.get(failure);
            }
            return isPlain(type) ? failure.getMessage() : null;
        } catch (IllegalAccessException | RuntimeException unreadable) {
            return null;
        }
    }

    /**
     * Whether the message is made of texts alone. Some of the JDK's exceptions ask others for theirs:
     * {@code java.rmi.RemoteException}, {@code org.xml.sax.SAXException}.
     */
    private static boolean isPlain(Class<?> type) {
        String name = type.getName();
        return type.getClassLoader() == null
                // Its message is made of that of another.
                && !name.equals("java.io.WriteAbortedException")
                && (name.startsWith("java.lang.")
                        || name.startsWith("java.util.")
                        || name.startsWith("java.io.")
                        || name.startsWith("java.nio.")
                        || name.startsWith("java.security."));
    }

    /** A failure by its class alone, and of one of a database's the state in the words of the standard. */
    public static String kind(Throwable failure) {
        String type = failure.getClass().getName();
        for (Class<?> each = failure.getClass(); each != null; each = each.getSuperclass()) {
            if (each.getName().equals("java.sql.SQLException")) {
                String state = SqlState.of(failure);
                return state == null ? type : type + ": SQLState " + state;
            }
        }
        return type;
    }

    /**
     * A key: the text of a String, Class, enum constant or JDK number, type and algorithm of a service of cryptography
     * ({@code Cipher.RSA}), the text of some values of the JDK's, see {@link JdkValueText}, and of anything else its class alone, since an unknown {@code toString()} runs the application's code and may tell
     * secrets. Of an address, without what may be one.
     */
    public static @Nullable String key(@Nullable Object argument) {
        if (argument == null) {
            return null;
        }
        if (argument instanceof String string) {
            return cut(UrlText.withoutSecrets(string), MAX_KEY);
        }
        if (argument instanceof Class<?> type) {
            return cut(type.getName(), MAX_KEY);
        }
        if (argument instanceof Enum<?> constant) {
            return cut(constant.name(), MAX_KEY);
        }
        if (isNumber(argument)) {
            return cut(argument.toString(), MAX_KEY);
        }
        String service = ServiceKey.of(argument);
        if (service != null) {
            return cut(service, MAX_KEY);
        }
        String text = argument.getClass().getClassLoader() == null ? JdkValueText.of(argument) : null;
        return cut(text == null ? argument.getClass().getName() : text, MAX_KEY);
    }

    /**
     * Whether a key distinguishes its argument from any other: its text says all, and not the class alone, nor a part.
     *
     * @param text what {@link #key} gave for the argument
     */
    public static boolean isKeyItself(@Nullable Object argument, @Nullable String text) {
        return argument instanceof String
                ? argument == text
                : argument instanceof Class<?> || argument instanceof Enum<?> || isNumber(argument);
    }

    private static boolean isNumber(@Nullable Object argument) {
        return argument instanceof Integer
                || argument instanceof Long
                || argument instanceof Short
                || argument instanceof Byte
                || argument instanceof Double
                || argument instanceof Float
                || argument instanceof Boolean
                || argument instanceof Character;
    }

    /** A loader: its name, if it has one, with type and identity, so that two of one name can be distinguished. */
    public static String loader(@Nullable ClassLoader loader) {
        if (loader == null) {
            return "bootstrap";
        }
        String name = name(loader);
        if (name != null && loader.getClass().getName().startsWith("jdk.internal.loader.")) {
            return name;
        }
        String identity = loader.getClass().getName() + "@" + Integer.toHexString(System.identityHashCode(loader));
        return name == null || name.isEmpty() ? identity : name + " " + identity;
    }

    /** What it was named when it was made; null where only its own method, which may be the application's, could tell. */
    private static @Nullable String name(ClassLoader loader) {
        if (loader.getClass().getClassLoader() == null) {
            return loader.getName();
        }
        Function<ClassLoader, @Nullable String> names = loaderNames;
        return names == null ? null : names.apply(loader);
    }

    /** Where a class came from, or null where it does not say. Without what in an address may be a secret. */
    public static @Nullable String codeSource(Class<?> type) {
        try {
            CodeSource source = type.getProtectionDomain().getCodeSource();
            URL location = source == null ? null : source.getLocation();
            return location == null ? null : of(location);
        } catch (Throwable unreadable) {
            return null;
        }
    }

    /** As its {@code toString}, which asks a handler that the application may have set. */
    private static String of(URL location) {
        String authority = location.getAuthority();
        return UrlText.withoutSecrets(location.getProtocol() + ":"
                + (authority == null || authority.isEmpty() ? "" : "//" + authority) + location.getPath());
    }

    /** In one line, and without what a terminal takes for a command. */
    public static String reason(String text) {
        StringBuilder line = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            line.append(isControl(c) ? ' ' : c);
        }
        return cut(line.toString(), MAX_REASON);
    }

    /** Also what separates lines or turns the direction of writing; by number, since more would load tables of characters. */
    private static boolean isControl(char c) {
        return c < ' ' || c >= 0x7f && c <= 0x9f || c >= 0x2028 && c <= 0x202e || c >= 0x2066 && c <= 0x2069;
    }

    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        // Not between the two halves of a character.
        return text.substring(0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
    }
}
