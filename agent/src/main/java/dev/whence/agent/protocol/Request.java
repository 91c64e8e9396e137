package dev.whence.agent.protocol;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the operator's command asks of an agent in a running JVM, as it comes in {@code agentmain}'s argument or in a
 * file: {@code command=NAME,version=V,answer=FILE,…}, each value URL-encoded.
 *
 * @param command what to do, a {@link CommandName}
 * @param values the other values by their {@link RequestKey}
 */
public record Request(String command, Map<String, String> values) {
    private static final String COMMAND = RequestKey.COMMAND + "=";

    /** Whether an argument is a request and not the agent's options. */
    public static boolean isOne(@Nullable String text) {
        return text != null && text.startsWith(COMMAND);
    }

    public static Request parse(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String part : text.split(",")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                String value = URLDecoder.decode(part.substring(equals + 1), StandardCharsets.UTF_8);
                values.put(part.substring(0, equals), value);
            }
        }
        String command = values.remove(RequestKey.COMMAND);
        return new Request(command == null ? "" : command, values);
    }

    /** What stands in a file that an operator may be writing to: null until its line is whole. */
    public static @Nullable Request asked(String text) {
        return isOne(text) && text.endsWith("\n") ? parse(text.substring(0, text.length() - 1)) : null;
    }

    /**
     * What stands in a file, as {@link #asked} reads it. By no channel: where too few file descriptors are left, the
     * initialiser of the JDK's class of these fails, and the application would be without it for good.
     */
    public static @Nullable Request in(File file) throws IOException {
        try (FileInputStream in = new FileInputStream(file)) {
            return asked(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** As it stands in an argument. */
    public String text() {
        StringBuilder text = new StringBuilder(COMMAND).append(command);
        for (Map.Entry<String, String> value : values.entrySet()) {
            text.append(',')
                    .append(value.getKey())
                    .append('=')
                    .append(URLEncoder.encode(value.getValue(), StandardCharsets.UTF_8));
        }
        return text.toString();
    }

    /** As it stands in a file, whole: see {@link #asked}. */
    public String line() {
        return text() + '\n';
    }

    public @Nullable String value(String key) {
        return values.get(key);
    }

    public long number(String key, long otherwise) {
        String value = values.get(key);
        try {
            return value == null ? otherwise : Long.parseLong(value);
        } catch (NumberFormatException notANumber) {
            return otherwise;
        }
    }
}
